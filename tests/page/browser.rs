//! A page of a browser without a screen, for as long as a test has something to do there.

use std::io::Write;
use std::path::Path;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use fantoccini::actions::{
    Actions, InputSource, KeyAction, KeyActions, MOUSE_BUTTON_LEFT, MouseActions, PointerAction,
};
use fantoccini::{Client, ClientBuilder};
use hyper_util::client::legacy::connect::HttpConnector;
use serde_json::{Value, json};

use crate::command::Own;
use crate::engine::{Driver, Engine, Means};

// Of a busy machine, where three browsers start at a time.
const PATIENCE: Duration = Duration::from_secs(60);
const START_PATIENCE: Duration = Duration::from_secs(20);
const STARTS_MAX: usize = 3;

/// A browser that waits for the next visit: to start one takes longer than many a visit.
struct Idle {
    driver: Driver,
    runs_scripts: bool,
    session: String,
}

/// As many as there have been visits at a time. They end with this process.
static IDLE: Mutex<Vec<Idle>> = Mutex::new(Vec::new());

/// Runs the visit in a page of its own, of 1 000 × 800 px; in a browser that has had other visits, and
/// keeps nothing of them. One that a visit fails in has no further one.
pub(crate) fn visit<F: Future<Output = ()>>(address: &str, steps: impl FnOnce(Page) -> F) {
    visit_with(address, true, &[], steps);
}

/// The same with a record of all that is asked of any network, by whatever part of any page.
///
/// Only in Chromium, whose record is complete as soon as the visit is over.
pub(crate) fn visit_recorded<F: Future<Output = ()>>(
    record: &Path,
    address: &str,
    steps: impl FnOnce(Page) -> F,
) {
    if has(&[Means::Record]) {
        visit_with(address, true, &[format!("--log-net-log={}", record.display())], steps);
    }
}

/// The same without scripts.
pub(crate) fn visit_without_scripts<F: Future<Output = ()>>(
    address: &str,
    steps: impl FnOnce(Page) -> F,
) {
    if has(&[Means::Scriptless]) {
        visit_with(address, false, &[], steps);
    }
}

/// The same where the engine has what the visit needs.
pub(crate) fn visit_by<F: Future<Output = ()>>(
    means: &[Means],
    address: &str,
    steps: impl FnOnce(Page) -> F,
) {
    if has(means) {
        visit(address, steps);
    }
}

/// Whether the engine has what a test needs; says so if not, in a line that `scripts/test` counts.
pub(crate) fn has(means: &[Means]) -> bool {
    let engine = Engine::chosen();
    let lack = means.iter().find(|each| !engine.has(**each));
    if let Some(lack) = lack {
        let thread = std::thread::current();
        let test = thread.name().unwrap_or_default();
        // Written, not printed: what a test prints is kept from who looks, unless it fails.
        let line = format!("not asked of {engine:?}: {lack:?}, {test}\n");
        drop(std::io::stderr().write_all(line.as_bytes()));
    }
    lack.is_none()
}

fn visit_with<F: Future<Output = ()>>(
    address: &str,
    runs_scripts: bool,
    arguments: &[String],
    steps: impl FnOnce(Page) -> F,
) {
    let engine = Engine::chosen();
    let is_ordinary = arguments.is_empty();
    let waiting = if is_ordinary { waiting(runs_scripts) } else { None };
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    runtime.block_on(async {
        let (driver, client) = match waiting {
            Some(Idle { driver, session, .. }) => {
                let client = Client::with_existing_session(&driver.address, &session, connector());
                let client = client.await.unwrap();
                (driver, client)
            }
            None => started(engine, runs_scripts, arguments).await,
        };
        let page = Page { client: client.clone(), engine, speech: Arc::clone(&driver.speech) };
        page.prepare(address).await;
        match runs_scripts {
            true => page.go(address).await,
            false => client.goto(address).await.unwrap(),
        }
        steps(page).await;
        match if is_ordinary { renewed(&client).await } else { None } {
            Some(session) => IDLE.lock().unwrap().push(Idle { driver, runs_scripts, session }),
            None => client.close().await.unwrap(),
        }
    });
}

/// A new browser. One that cannot be reached, or draws nothing even of an empty page, as happens where
/// several start on a busy machine, is no fault of the page that it would have had.
async fn started(engine: Engine, runs_scripts: bool, arguments: &[String]) -> (Driver, Client) {
    let mut faults = Vec::new();
    for _ in 0..STARTS_MAX {
        let driver = Driver::start(engine);
        let client = ClientBuilder::new(connector())
            .capabilities(engine.capabilities(runs_scripts, arguments))
            .connect(&driver.address)
            .await;
        match client {
            Ok(client) if !runs_scripts || draws(&client).await => return (driver, client),
            Ok(_) => faults.push("draws nothing".to_owned()),
            Err(error) => faults.push(error.to_string()),
        }
    }
    panic!("{engine:?} did not start: {faults:?}");
}

async fn draws(client: &Client) -> bool {
    let frame = "return new Promise((done) => requestAnimationFrame(() => done(true)))";
    let drawn = client.execute(frame, vec![]);
    matches!(tokio::time::timeout(START_PATIENCE, drawn).await, Ok(Ok(Value::Bool(true))))
}

fn waiting(runs_scripts: bool) -> Option<Idle> {
    let mut idle = IDLE.lock().unwrap();
    let at = idle.iter().position(|each| each.runs_scripts == runs_scripts)?;
    Some(idle.swap_remove(at))
}

fn connector() -> HttpConnector {
    let mut connector = HttpConnector::new();
    // A request is two small packets.
    connector.set_nodelay(true);
    connector
}

/// Puts an empty page in the place of the last one, with all that was asked of it; the session for the
/// next visit, where the browser has done as it was told.
async fn renewed(client: &Client) -> Option<String> {
    let old = client.windows().await.ok()?;
    let fresh = client.new_window(true).await.ok()?.handle;
    for each in old {
        client.switch_to_window(each).await.ok()?;
        client.close_window().await.ok()?;
    }
    client.switch_to_window(fresh).await.ok()?;
    client.persist().await.ok()?;
    client.session_id().await.ok()?
}

/// An open page.
pub(crate) struct Page {
    pub(crate) client: Client,
    pub(crate) engine: Engine,
    pub(crate) speech: Arc<Mutex<Vec<String>>>,
}

impl Page {
    /// Makes the browser as it is when it has just started.
    async fn prepare(&self, address: &str) {
        match self.engine {
            // The others have no network but this machine from the start.
            Engine::Chromium if address.starts_with("file:") => {
                self.cdp("Network.enable", json!({})).await;
                let nothing = json!({
                    "offline": true, "latency": 0, "downloadThroughput": 0, "uploadThroughput": 0,
                });
                self.cdp("Network.emulateNetworkConditions", nothing).await;
            }
            Engine::Chromium => {}
            Engine::Firefox | Engine::Webkit => self.resize(1000, 800, 1.0).await,
        }
        if self.engine == Engine::Firefox {
            self.emulate("", &[]).await;
        }
        self.take_the_keys().await;
        // What a browser says of itself when it starts is nothing of the page's.
        self.listen().await;
        drop(self.log().await);
        self.speech.lock().unwrap().clear();
    }

    /// Runs a script and gives what it returns; a promise is waited for.
    pub(crate) async fn run(&self, script: &str) -> Value {
        let done = self.client.execute(script, vec![]).await;
        done.unwrap_or_else(|error| panic!("{error} in {script}"))
    }

    /// Waits until an expression is true.
    pub(crate) async fn wait_until(&self, expression: &str) {
        let script = format!("return Boolean({expression})");
        let deadline = tokio::time::Instant::now() + PATIENCE;
        while !self.holds(&script).await {
            if tokio::time::Instant::now() >= deadline {
                // Read only here: reading empties the console, which a test may still ask for.
                let state = self
                    .run("return [location.href, document.readyState, document.visibilityState]");
                panic!("never: {expression}; {}; console: {:?}", state.await, self.log().await);
            }
            tokio::time::sleep(Duration::from_millis(30)).await;
        }
    }

    /// What a script says, true or not; not yet where the driver has lost the answer.
    async fn holds(&self, script: &str) -> bool {
        match self.client.execute(script, vec![]).await {
            Ok(found) => found == json!(true),
            // WebKit's does now and then on a busy machine, and has the next one.
            Err(error) => {
                let is_lost = error.to_string().contains("Could not parse script result");
                assert!(is_lost && self.engine == Engine::Webkit, "{error} in {script}");
                false
            }
        }
    }

    /// Waits until the first widget of the page answers to input, and is seen.
    pub(crate) async fn wait_until_ready(&self) {
        self.wait_until(
            "performance.getEntriesByName('vardkronan:ready').length
                && document.querySelector('vard-kronan[data-live]')",
        )
        .await;
    }

    /// Presses the pointer at a place of the window.
    pub(crate) async fn press_at(&self, x_px: f64, y_px: f64) {
        let press = MouseActions::new("mouse".to_owned())
            .then(PointerAction::MoveTo { duration: None, x: x_px, y: y_px })
            .then(PointerAction::Down { button: MOUSE_BUTTON_LEFT })
            .then(PointerAction::Up { button: MOUSE_BUTTON_LEFT });
        self.act(press).await;
    }

    /// Holds the pointer down for a while in the middle of what the widget has there.
    pub(crate) async fn press_slowly(&self, selector: &str) {
        let place = format!(
            "const part = document.querySelector('vard-kronan').shadowRoot.querySelector('{selector}');
            part.scrollIntoView({{ block: 'center' }});
            const {{ left, top, width, height }} = part.getBoundingClientRect();
            return [left + width / 2, top + height / 2]"
        );
        let place = self.run(&place).await;
        let [x_px, y_px] = [&place[0], &place[1]].map(|each| each.as_f64().unwrap());
        let press = MouseActions::new("mouse".to_owned())
            .then(PointerAction::MoveTo { duration: None, x: x_px, y: y_px })
            .then(PointerAction::Down { button: MOUSE_BUTTON_LEFT })
            .then(PointerAction::Pause { duration: Duration::from_millis(500) })
            .then(PointerAction::Up { button: MOUSE_BUTTON_LEFT });
        self.act(press).await;
    }

    /// Does something with pointer or keys, and waits until the page knows of it.
    pub(crate) async fn act(&self, actions: impl Into<Actions>) {
        self.client.perform_actions(actions).await.unwrap();
        // WebKit answers before the page does.
        if self.engine == Engine::Webkit {
            self.settle().await;
        }
    }

    /// Presses a key, named by WebDriver's code.
    pub(crate) async fn press_key(&self, key: char) {
        let press = KeyActions::new("keys".to_owned())
            .then(KeyAction::Down { value: key })
            .then(KeyAction::Up { value: key });
        self.act(press).await;
    }

    /// Brings the keys from the browser's own buttons into the page.
    async fn take_the_keys(&self) {
        match self.engine {
            Engine::Chromium => drop(self.cdp("Page.bringToFront", json!({})).await),
            // A new page leaves them where one types addresses.
            Engine::Firefox => drop(self.in_firefox("gBrowser.selectedBrowser.focus()").await),
            Engine::Webkit => self.press_at(1.0, 1.0).await,
        }
    }

    /// Goes to where the next Tab leads to the first stop of the page.
    pub(crate) async fn go_before_the_first_stop(&self) {
        self.take_the_keys().await;
        // What had the focus last is where Tab goes on from.
        self.run(
            "const start = document.createElement('button');
            document.body.prepend(start); start.focus(); start.remove(); scrollTo(0, 0)",
        )
        .await;
    }

    /// Goes to another page.
    pub(crate) async fn go(&self, address: &str) {
        self.client.goto(address).await.unwrap();
        self.listen().await;
    }

    /// Loads the page anew.
    pub(crate) async fn reload(&self) {
        self.client.refresh().await.unwrap();
        self.listen().await;
    }

    /// Sends a command of Chromium's own protocol and gives its answer.
    pub(crate) async fn cdp(&self, command: &str, parameters: Value) -> Value {
        assert_eq!(self.engine, Engine::Chromium, "{command} is Chromium's own");
        self.client.issue_cmd(Own::cdp(command, parameters)).await.unwrap()
    }

    /// Runs a script in Firefox itself, as the browser.
    pub(crate) async fn in_firefox(&self, script: &str) -> Value {
        assert_eq!(self.engine, Engine::Firefox, "only Firefox has such scripts");
        self.client.issue_cmd(Own::context("chrome")).await.unwrap();
        let found = self.run(script).await;
        self.client.issue_cmd(Own::context("content")).await.unwrap();
        found
    }

    /// Loads the page anew with a script that runs before its own; only in Chromium.
    pub(crate) async fn reload_after(&self, script: &str) {
        let source = json!({ "source": script });
        self.cdp("Page.addScriptToEvaluateOnNewDocument", source).await;
        self.reload().await;
        self.wait_until_ready().await;
    }
}
