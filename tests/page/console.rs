//! What a browser's console says of a page.

use serde_json::{Value, json};

use crate::browser::Page;
use crate::command::Own;
use crate::engine::Engine;

/// WebKit tells its console to nobody in a session of tests. So the page hears itself, from the
/// moment on at which it is loaded; what it says before that is heard in the others only.
const LISTEN: &str = "
    window.heardOf ??= (() => {
        const heard = [];
        const words = (each) => String(each?.message ?? each);
        for (const name of ['warn', 'error']) {
            const say = console[name];
            console[name] = (...all) => {
                heard.push(all.map(words).join(' '));
                say.apply(console, all);
            };
        }
        addEventListener('error', (event) => heard.push(words(event)));
        addEventListener('unhandledrejection', ({ reason }) => heard.push(words(reason)));
        addEventListener('securitypolicyviolation', ({ blockedURI, effectiveDirective }) =>
            heard.push(`Content Security Policy: ${effectiveDirective} ${blockedURI}`));
        return heard;
    })()";

/// Faults of pages, and what their policies forbid; not what Firefox says of itself.
const FIREFOX_FAULTS: &str = "
    const all = Services.console.getMessageArray() ?? [];
    Services.console.reset();
    return all.filter((each) => each instanceof Ci.nsIScriptError && each.flags === 0
            && /^(file|https?|blob|data):/.test(each.sourceName))
        .map((each) => `${each.errorMessage} (${each.sourceName})`
            .replace('Content-Security-Policy', 'Content Security Policy'))";

/// What Firefox has put in quotes, with letters instead of their codes.
fn plain(words: &str) -> String {
    let quoted = words.replace("\\x", "\\u00");
    serde_json::from_str(&quoted).unwrap_or_else(|_| words.to_owned())
}

impl Page {
    /// Prepares to hear what the page's console says.
    pub(crate) async fn listen(&self) {
        if self.engine == Engine::Webkit {
            self.run(LISTEN).await;
        }
    }

    /// Warnings and errors of the console since the last call.
    pub(crate) async fn log(&self) -> Vec<String> {
        let words = |all: &Value| -> Vec<String> {
            let all = all.as_array().into_iter().flatten();
            all.map(|each| each.as_str().unwrap_or_default().to_owned()).collect()
        };
        match self.engine {
            Engine::Chromium => {
                let entries = self.client.issue_cmd(Own::console()).await.unwrap();
                let entries = entries.as_array().into_iter().flatten();
                entries.map(|entry| entry["message"].to_string()).collect()
            }
            Engine::Firefox => {
                let mut all = words(&self.in_firefox(FIREFOX_FAULTS).await);
                all.extend(self.said_by_firefox().await);
                all
            }
            Engine::Webkit => {
                // A page that nobody has listened to would seem to have said nothing.
                let mut all = words(&self.run("return window.heardOf.splice(0)").await);
                // It says so of any page whose parts follow their size, and hides the words in files.
                // An own script's error in a page would have its words.
                all.retain(|line| !line.contains("ResizeObserver loop") && line != "Script error.");
                all
            }
        }
    }

    /// What scripts have told Firefox's console, which goes to its output.
    async fn said_by_firefox(&self) -> Vec<String> {
        const LAST: &str = "all has been said";
        self.run(&format!("console.warn({})", json!(LAST))).await;
        loop {
            let lines = self.speech.lock().unwrap().clone();
            if let Some(end) = lines.iter().position(|line| line.contains(LAST)) {
                self.speech.lock().unwrap().drain(..=end);
                let said = |line: &String| {
                    let markers = ["console.warn: ", "console.error: "];
                    let words = markers.iter().find_map(|marker| line.strip_prefix(marker))?;
                    // So Firefox begins when it says something of settings that it fetches for itself.
                    (!words.starts_with("RSLoader:")).then(|| plain(words))
                };
                return lines[..end].iter().filter_map(said).collect();
            }
            tokio::time::sleep(std::time::Duration::from_millis(10)).await;
        }
    }
}
