//! What browsers can be asked for beyond WebDriver itself, each in its own way.

use fantoccini::wd::WebDriverCompatibleCommand;
use serde_json::{Value, json};

/// A command of one browser's own: where in the session it is sent, and what is sent.
#[derive(Debug)]
pub(crate) struct Own {
    place: &'static str,
    body: Value,
}

impl Own {
    /// A command of Chromium's own protocol.
    pub(crate) fn cdp(command: &str, parameters: Value) -> Self {
        Self { place: "goog/cdp/execute", body: json!({ "cmd": command, "params": parameters }) }
    }

    /// Reads Chromium's console.
    pub(crate) fn console() -> Self {
        Self { place: "se/log", body: json!({ "type": "browser" }) }
    }

    /// What scripts are run as in Firefox from now on: `chrome` is the browser, `content` the page.
    pub(crate) fn context(name: &str) -> Self {
        Self { place: "moz/context", body: json!({ "context": name }) }
    }
}

impl WebDriverCompatibleCommand for Own {
    fn endpoint(
        &self,
        base: &url::Url,
        session: Option<&str>,
    ) -> Result<url::Url, url::ParseError> {
        base.join(&format!("session/{}/{}", session.unwrap_or_default(), self.place))
    }

    fn method_and_body(&self, _: &url::Url) -> (http::Method, Option<String>) {
        (http::Method::POST, Some(self.body.to_string()))
    }
}
