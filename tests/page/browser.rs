//! A headless Chromium that lasts as long as a test.

use std::io::{BufRead, BufReader, Read};
use std::process::{Child, ChildStdout, Command, Stdio};
use std::time::Duration;

use fantoccini::actions::{
    InputSource, KeyAction, KeyActions, MOUSE_BUTTON_LEFT, MouseActions, PointerAction,
};
use fantoccini::wd::{Capabilities, WebDriverCompatibleCommand};
use fantoccini::{Client, ClientBuilder};
use hyper_util::client::legacy::connect::HttpConnector;
use serde_json::{Value, json};

/// Chromium as root, without a screen, without calls home, and without any name but this machine.
const FLAGS: [&str; 9] = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
];
const PATIENCE: Duration = Duration::from_secs(20);

/// Runs the visit in a browser of its own; a window of 1 000 × 800 px.
pub(crate) fn visit<F: Future<Output = ()>>(address: &str, steps: impl FnOnce(Page) -> F) {
    visit_with(address, json!({}), steps);
}

/// The same without scripts.
pub(crate) fn visit_without_scripts<F: Future<Output = ()>>(
    address: &str,
    steps: impl FnOnce(Page) -> F,
) {
    let preferences = json!({ "profile.managed_default_content_settings.javascript": 2 });
    visit_with(address, preferences, steps);
}

fn visit_with<F: Future<Output = ()>>(
    address: &str,
    preferences: Value,
    steps: impl FnOnce(Page) -> F,
) {
    let driver = Driver::start();
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    runtime.block_on(async {
        let client = ClientBuilder::new(HttpConnector::new())
            .capabilities(capabilities(preferences))
            .connect(&driver.address)
            .await
            .unwrap();
        if address.starts_with("file:") {
            client.issue_cmd(GoOffline).await.unwrap();
        }
        client.goto(address).await.unwrap();
        steps(Page { client: client.clone() }).await;
        client.close().await.unwrap();
    });
}

fn capabilities(preferences: Value) -> Capabilities {
    let mut arguments: Vec<&str> = FLAGS.to_vec();
    arguments.push("--window-size=1000,800");
    let options = json!({ "args": arguments, "prefs": preferences });
    let mut capabilities = Capabilities::new();
    capabilities.insert("goog:chromeOptions".to_owned(), options);
    capabilities.insert("goog:loggingPrefs".to_owned(), json!({ "browser": "ALL" }));
    capabilities
}

/// An open page.
pub(crate) struct Page {
    pub(crate) client: Client,
}

impl Page {
    /// Runs a script and gives what it returns; a promise is waited for.
    pub(crate) async fn run(&self, script: &str) -> Value {
        self.client.execute(script, vec![]).await.unwrap()
    }

    /// Waits until an expression is true.
    pub(crate) async fn wait_until(&self, expression: &str) {
        let script = format!("return Boolean({expression})");
        let deadline = tokio::time::Instant::now() + PATIENCE;
        while self.run(&script).await != json!(true) {
            if tokio::time::Instant::now() >= deadline {
                // Read only here: reading empties the console, which a test may still ask for.
                panic!("never: {expression}; console: {:?}", self.log().await);
            }
            tokio::time::sleep(Duration::from_millis(30)).await;
        }
    }

    /// Waits until the first widget of the page answers to input.
    pub(crate) async fn wait_until_ready(&self) {
        self.wait_until("performance.getEntriesByName('vardkronan:ready').length").await;
    }

    /// Presses the pointer at a place of the window.
    pub(crate) async fn press_at(&self, x_px: f64, y_px: f64) {
        let press = MouseActions::new("mouse".to_owned())
            .then(PointerAction::MoveTo { duration: None, x: x_px, y: y_px })
            .then(PointerAction::Down { button: MOUSE_BUTTON_LEFT })
            .then(PointerAction::Up { button: MOUSE_BUTTON_LEFT });
        self.client.perform_actions(press).await.unwrap();
    }

    /// Presses a key, named by WebDriver's code.
    pub(crate) async fn press_key(&self, key: char) {
        let press = KeyActions::new("keys".to_owned())
            .then(KeyAction::Down { value: key })
            .then(KeyAction::Up { value: key });
        self.client.perform_actions(press).await.unwrap();
    }

    /// Sends a command of Chromium's own protocol and gives its answer.
    pub(crate) async fn cdp(&self, command: &str, parameters: Value) -> Value {
        let command = Cdp(json!({ "cmd": command, "params": parameters }));
        self.client.issue_cmd(command).await.unwrap()
    }

    /// Loads the page anew with a script that runs before its own.
    pub(crate) async fn reload_after(&self, script: &str) {
        let source = json!({ "source": script });
        self.cdp("Page.addScriptToEvaluateOnNewDocument", source).await;
        self.client.refresh().await.unwrap();
        self.wait_until_ready().await;
    }

    /// Warnings and errors of the console since the last call.
    pub(crate) async fn log(&self) -> Vec<String> {
        let entries = self.client.issue_cmd(ReadLog).await.unwrap();
        let entries = entries.as_array().cloned().unwrap_or_default();
        entries.iter().map(|entry| entry["message"].to_string()).collect()
    }
}

/// Chromium's own command for reading the console.
#[derive(Debug)]
struct ReadLog;

impl WebDriverCompatibleCommand for ReadLog {
    fn endpoint(
        &self,
        base: &url::Url,
        session: Option<&str>,
    ) -> Result<url::Url, url::ParseError> {
        base.join(&format!("session/{}/se/log", session.unwrap_or_default()))
    }

    fn method_and_body(&self, _: &url::Url) -> (http::Method, Option<String>) {
        (http::Method::POST, Some(json!({ "type": "browser" }).to_string()))
    }
}

/// Chromium's own command for taking the network away.
#[derive(Debug)]
struct GoOffline;

impl WebDriverCompatibleCommand for GoOffline {
    fn endpoint(
        &self,
        base: &url::Url,
        session: Option<&str>,
    ) -> Result<url::Url, url::ParseError> {
        base.join(&format!("session/{}/chromium/network_conditions", session.unwrap_or_default()))
    }

    fn method_and_body(&self, _: &url::Url) -> (http::Method, Option<String>) {
        let conditions = json!({ "offline": true, "latency": 0, "throughput": 0 });
        (http::Method::POST, Some(json!({ "network_conditions": conditions }).to_string()))
    }
}

/// Chromium's own command for its own protocol.
#[derive(Debug)]
struct Cdp(Value);

impl WebDriverCompatibleCommand for Cdp {
    fn endpoint(
        &self,
        base: &url::Url,
        session: Option<&str>,
    ) -> Result<url::Url, url::ParseError> {
        base.join(&format!("session/{}/goog/cdp/execute", session.unwrap_or_default()))
    }

    fn method_and_body(&self, _: &url::Url) -> (http::Method, Option<String>) {
        (http::Method::POST, Some(self.0.to_string()))
    }
}

/// A chromedriver on a port of its own choice.
struct Driver {
    process: Child,
    address: String,
    // Held open: a driver that cannot speak ends.
    _speech: BufReader<ChildStdout>,
}

impl Driver {
    fn start() -> Self {
        // The port that it chooses may be taken before it has it.
        (0..5).find_map(|_| Self::try_start()).expect("chromedriver on PATH, with a free port")
    }

    fn try_start() -> Option<Self> {
        let mut process = Command::new("chromedriver")
            .arg("--port=0")
            .stdout(Stdio::piped())
            .spawn()
            .expect("chromedriver on PATH");
        let mut speech = BufReader::new(process.stdout.take().unwrap());
        let port = speech.by_ref().lines().map_while(Result::ok).find_map(|line| {
            line.split_once("successfully on port ")?.1.trim_end_matches('.').parse().ok()
        });
        let Some(port): Option<u16> = port else {
            drop(process.wait());
            return None;
        };
        Some(Self { process, address: format!("http://127.0.0.1:{port}"), _speech: speech })
    }
}

impl Drop for Driver {
    fn drop(&mut self) {
        drop(self.process.kill());
        drop(self.process.wait());
    }
}
