//! What all pages with the same program have.

const TEMPLATE: &str = include_str!("../../../static/page.html");

/// What all pages with the same program have, each text as it stands in the page.
#[derive(Clone, Copy, Debug)]
pub struct Parts<'a> {
    /// The content security policy.
    pub policy: &'a str,
    /// The elements that ask for files early.
    pub preload: &'a str,
    /// The script in the head.
    pub script: &'a str,
    /// The widget's style sheet.
    pub styles: &'a str,
    /// The page's own.
    pub page_styles: &'a str,
    /// Those of the view that it shows, which the policy allows.
    pub view_styles: &'a str,
    /// The one for readers without scripts.
    pub unscripted: &'a str,
    /// The elements of the program.
    pub program: &'a str,
}

/// A page without contents: a shell for `page_from_shell`.
pub fn shell(parts: Parts<'_>) -> String {
    // In their order: what was put in is not searched for further places.
    let places = [
        ("{policy}", parts.policy),
        ("{preload}", parts.preload),
        ("{script}", parts.script),
        ("{styles}", parts.styles),
        ("{page_styles}", parts.page_styles),
        ("{view_styles}", parts.view_styles),
        ("{unscripted}", parts.unscripted),
        ("{program}", parts.program),
    ];
    let (mut shell, mut rest) = (String::new(), TEMPLATE);
    for (place, text) in places {
        let (before, after) = rest.split_once(place).unwrap_or((rest, ""));
        shell.push_str(before);
        shell.push_str(text);
        rest = after;
    }
    shell.push_str(rest);
    shell
}

/// The elements of a program that the page holds itself.
pub fn program_inside(module: &str, wasm: &str) -> String {
    format!(
        "<script type=\"application/octet-stream\" id=\"vardkronan-wasm\">{wasm}</script>\n\
         <script type=\"module\" id=\"vardkronan-program\">{module}</script>"
    )
}
