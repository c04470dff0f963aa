//! A sound object member by member, as long as they come in the order in which they are asked for.

use super::Scanner;

/// What follows in a sound text behind so many bytes and white space.
pub(crate) fn behind(text: &str, bytes: usize) -> &str {
    let mut scanner = Scanner { at: bytes, ..Scanner::sound(text) };
    scanner.skip_space();
    scanner.rest()
}

/// The value of the member of that name, if a sound rest of an object begins with it, and what follows
/// behind it and its comma.
pub(crate) fn member_ahead<'a>(ahead: &'a str, name: &str) -> Option<(&'a str, &'a str)> {
    let end = name.len() + 1;
    let bytes = ahead.as_bytes();
    if bytes.get(end) != Some(&b'"') || bytes.get(1..end) != Some(name.as_bytes()) {
        return None;
    }
    let mut scanner = Scanner { at: end + 1, ..Scanner::sound(ahead) };
    scanner.skip_space();
    scanner.at += 1;
    let value = scanner.value().ok()?;
    if scanner.pass(b',') {
        scanner.skip_space();
    }
    Some((value, scanner.rest()))
}

#[cfg(test)]
mod tests {
    use super::{behind, member_ahead};

    #[test]
    fn members_are_passed_in_their_order() {
        let object = r#"{ "a" : "x\",y" , "b":[1,{"c":2}],"d": 3 }"#;
        let ahead = behind(object, 1);
        assert_eq!(member_ahead(ahead, "b"), None);
        assert_eq!(member_ahead(ahead, ""), None);
        let (value, ahead) = member_ahead(ahead, "a").unwrap();
        assert_eq!(value, r#""x\",y""#);
        let (value, ahead) = member_ahead(ahead, "b").unwrap();
        assert_eq!(value, r#"[1,{"c":2}]"#);
        assert_eq!(member_ahead(ahead, "c"), None);
        assert_eq!(member_ahead(ahead, "d"), Some(("3", "}")));
        assert_eq!(behind("{ }", 1), "}");
        assert_eq!(member_ahead("}", ""), None);
    }
}
