//! The house styles that are examples: they reach the widget only as every host may.

use std::fs;
use std::path::Path;

const HOUSES: [&str; 3] = ["daily", "tabloid", "region"];
const BORDER: &str = "/* All that the widget is told. */";

fn file(name: &str) -> String {
    fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(name)).unwrap()
}

/// The rules of a style sheet without nested ones: selectors and declarations.
fn rules(styles: &str) -> Vec<(&str, Vec<(&str, &str)>)> {
    let rules = styles.split('}').filter_map(|rule| rule.split_once('{'));
    rules
        .map(|(selector, body)| {
            let declarations = body.split(';').filter_map(|each| each.split_once(':'));
            let trimmed = declarations.map(|(name, value)| (name.trim(), value.trim()));
            (selector.trim(), trimmed.collect())
        })
        .collect()
}

#[test]
fn house_styles_reach_the_widget_by_its_properties_and_parts_only() {
    let widget = file("static/widget.css");
    let parts: String = fs::read_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join("src/components"))
        .unwrap()
        .map(|each| fs::read_to_string(each.unwrap().path()).unwrap())
        .collect();
    for house in HOUSES {
        let styles = file(&format!("static/front/{house}.css"));
        // A frame has its style in its view, a picture in its own.
        let (own, told) = styles.split_once(BORDER).unwrap_or((&styles, ""));
        assert!(!own.contains("vard-kronan") && !own.contains("--vk-"), "{house}: {own}");
        let is_for_dark = own.contains("prefers-color-scheme: dark");
        assert!(is_for_dark || own.contains("color-scheme: light;"), "{house} is not for dark");
        assert_eq!(told.is_empty(), house != "tabloid", "{house}");
        if told.is_empty() {
            continue;
        }
        let element = format!(".{house} vard-kronan");
        let rules = rules(told);
        assert!(rules.len() > 1, "{house}");
        for (selector, declarations) in rules {
            let rest = selector.strip_prefix(&element).unwrap();
            let part = rest.strip_prefix("::part(").and_then(|rest| rest.strip_suffix(')'));
            match part {
                Some(part) => assert!(parts.contains(&format!("part=\"{part}\"")), "{selector}"),
                None => {
                    assert_eq!(rest, "");
                    for (name, _) in declarations {
                        assert!(name.starts_with("--vk-"), "{house}: {name}");
                        assert!(widget.contains(&format!("var({name},")), "{house}: {name}");
                    }
                }
            }
        }
    }
}

#[test]
fn house_styles_load_nothing() {
    for house in HOUSES {
        let styles = file(&format!("static/front/{house}.css"));
        for found in ["url(", "@import", "@font-face", "!important"] {
            assert!(!styles.contains(found), "{house}: {found}");
        }
    }
}
