//! The browsers that the page is opened in: how each is started, and what each can be asked for
//! beyond WebDriver itself.

use std::io::{BufRead, BufReader, Read};
use std::net::TcpListener;
use std::os::unix::process::CommandExt;
use std::path::PathBuf;
use std::process::{Child, ChildStdout, Command, Stdio};
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::{Duration, Instant};

use fantoccini::wd::Capabilities;
use serde_json::json;

/// Which browser the tests run in: `VARDKRONAN_ENGINE`, without it Chromium.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Engine {
    Chromium,
    Firefox,
    Webkit,
}

/// What a test may need of a browser beyond opening a page and using it, and what WebDriver itself
/// has no command for. A test that needs one is run where the engine has it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Means {
    /// Other colours, contrast, motion or paper than the system's.
    Media,
    /// More or less contrast than usual.
    Contrast,
    /// A page that has a turn of its own between the wish to print it and the print.
    Paper,
    /// An element that is moved with all its state.
    Move,
    /// More pixels of the screen to one of the page.
    Ratio,
    /// Pages without scripts.
    Scriptless,
    /// A picture of what is seen.
    Picture,
    /// What is printed.
    Pdf,
    /// Something to be heard with.
    Sound,
    /// A finger.
    Touch,
    /// Scripts that run before those of the page.
    EarlyScript,
    /// What has moved while the page was loading, and a machine that is slow.
    Pace,
    /// The tree that assistive technology is given.
    Tree,
    /// What is asked of any network.
    Record,
    /// A frame in a sandbox whose own policy may call its origin `'self'`.
    SelfInSandbox,
}

/// Chromium as root, without a screen, without calls home, and without any name but this machine.
const CHROMIUM: [&str; 10] = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
    "--window-size=1000,800",
];
/// Chromium without windows of its own, which takes a quarter less time; without it, the whole one serves. It
/// cannot be told to run no scripts.
const CHROMIUM_SHELL: &str = "chromium-headless-shell";
/// WebKitGTK's own small browser.
const MINI_BROWSER: &str = "webkit2gtk-4.1/MiniBrowser";
/// Without it, the least width of the browser's own buttons is that of the page, too.
const NARROW_BUTTONS: &str = "toolbar *, headerbar *, entry, button, image { min-width: 0; padding: 0; margin: 0; border: 0 }";
/// Small, for the pointer rests in its middle, and without it a window has no keys. Windows may be larger.
const SCREEN: &str = "480x480x24";
/// Where nobody answers: what is sent to others than this machine goes there.
const NOBODY: &str = "127.0.0.1:9";
/// What a busy machine needs to start a driver.
const PATIENCE: Duration = Duration::from_secs(30);

impl Engine {
    pub(crate) fn chosen() -> Self {
        match std::env::var("VARDKRONAN_ENGINE").as_deref() {
            Err(_) | Ok("" | "chromium") => Self::Chromium,
            Ok("firefox") => Self::Firefox,
            Ok("webkit") => Self::Webkit,
            Ok(other) => panic!("VARDKRONAN_ENGINE={other}: expected chromium, firefox or webkit"),
        }
    }

    /// The list of what an engine cannot be asked for.
    pub(crate) fn has(self, means: Means) -> bool {
        let lacks: &[Means] = match self {
            Self::Chromium => &[],
            Self::Firefox => &[
                Means::Contrast,
                Means::Paper,
                Means::Sound,
                Means::Touch,
                Means::EarlyScript,
                Means::Pace,
                Means::Tree,
                Means::Record,
            ],
            Self::Webkit => &[
                Means::Media,
                Means::Contrast,
                Means::Move,
                Means::Ratio,
                Means::Scriptless,
                Means::Picture,
                Means::Pdf,
                Means::Touch,
                Means::EarlyScript,
                Means::Pace,
                Means::Tree,
                Means::Record,
                Means::SelfInSandbox,
            ],
        };
        !lacks.contains(&means)
    }

    /// What the browser is started with; with scripts of pages, or without; Chromium also with
    /// arguments of a test's own.
    pub(crate) fn capabilities(self, runs_scripts: bool, arguments: &[String]) -> Capabilities {
        let mut all = Capabilities::new();
        let (name, options) = match self {
            Self::Chromium => {
                all.insert("goog:loggingPrefs".to_owned(), json!({ "browser": "ALL" }));
                let scripts = if runs_scripts { 1 } else { 2 };
                let preferences =
                    json!({ "profile.managed_default_content_settings.javascript": scripts });
                let arguments: Vec<&str> =
                    CHROMIUM.into_iter().chain(arguments.iter().map(String::as_str)).collect();
                let mut options = json!({ "args": arguments, "prefs": preferences });
                if let Some(shell) = on_path(CHROMIUM_SHELL).filter(|_| runs_scripts) {
                    options["binary"] = json!(shell);
                }
                ("goog:chromeOptions", options)
            }
            Self::Firefox => {
                let (host, port) = NOBODY.split_once(':').unwrap();
                let port: u16 = port.parse().unwrap();
                let preferences = json!({
                    "javascript.enabled": runs_scripts,
                    // Its console goes to its output, but not what it has to say of itself.
                    "devtools.console.stdout.content": true,
                    "devtools.console.stdout.chrome": false,
                    // A system with forced colours has such that can be read; that of no screen has not.
                    "ui.highlight": "#003c8c",
                    "ui.highlighttext": "#ffffff",
                    // It starts processes, and keeps pages, for visits that never come.
                    "dom.ipc.processPrelaunch.enabled": false,
                    "browser.sessionhistory.max_total_viewers": 0,
                    "network.proxy.type": 1,
                    "network.proxy.http": host,
                    "network.proxy.http_port": port,
                    "network.proxy.ssl": host,
                    "network.proxy.ssl_port": port,
                });
                ("moz:firefoxOptions", json!({ "args": ["-headless"], "prefs": preferences }))
            }
            Self::Webkit => {
                let arguments = [
                    "--automation".to_owned(),
                    format!("--proxy=http://{NOBODY}"),
                    "--ignore-host=127.0.0.1".to_owned(),
                ];
                let options = json!({ "binary": mini_browser(), "args": arguments });
                ("webkitgtk:browserOptions", options)
            }
        };
        all.insert(name.to_owned(), options);
        // The longest script looks for faults of accessibility, on a busy machine.
        all.insert("timeouts".to_owned(), json!({ "script": 120_000 }));
        all
    }

    fn driver(self) -> Command {
        match self {
            Self::Chromium => outlived("chromedriver"),
            Self::Firefox => {
                let mut command = outlived("geckodriver");
                // What its console has said is asked of the browser, not of the page.
                command.args(["--allow-system-access", "--log=error"]).stderr(Stdio::null());
                command
            }
            Self::Webkit => {
                let mut command = outlived("WebKitWebDriver");
                command
                    .env("WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS", "1")
                    .env("WEBKIT_DISABLE_DMABUF_RENDERER", "1")
                    .env("LIBGL_ALWAYS_SOFTWARE", "1")
                    // To compile the module once more takes longer than a visit.
                    .env("JSC_useOMGJIT", "0")
                    .env("NO_AT_BRIDGE", "1");
                command
            }
        }
    }
}

fn on_path(program: &str) -> Option<PathBuf> {
    let folders = std::env::var_os("PATH")?;
    std::env::split_paths(&folders).map(|folder| folder.join(program)).find(|path| path.is_file())
}

/// It stands in a folder that is named after the machine.
fn mini_browser() -> String {
    let folders = std::fs::read_dir("/usr/lib").into_iter().flatten().flatten();
    let found = folders.map(|each| each.path().join(MINI_BROWSER)).find(|path| path.is_file());
    found.expect("WebKitGTK's MiniBrowser, as webkit2gtk-driver has it").display().to_string()
}

/// A program in a group of its own, all of which ends with this process at the latest, however that
/// ends: the group's guardian hears nothing more of it then.
fn outlived(program: &str) -> Command {
    const GUARDED: &str = "exec 3<&0
        (cat <&3; kill -KILL 0) >/dev/null 2>&1 &
        exec \"$@\" </dev/null 3<&-";
    let mut command = Command::new("sh");
    command.args(["-c", GUARDED, "sh", program]).stdin(Stdio::piped()).process_group(0);
    command
}

fn end(process: &mut Child) {
    let group = format!("-{}", process.id());
    drop(Command::new("kill").args(["-KILL", "--", &group]).status());
    drop(process.wait());
}

/// A driver on a port of its own, with its browser; both end with it.
pub(crate) struct Driver {
    process: Child,
    // For the browser that needs one.
    screen: Option<Screen>,
    pub(crate) address: String,
    /// What driver and browser have said, line by line.
    pub(crate) speech: Arc<Mutex<Vec<String>>>,
}

impl Driver {
    pub(crate) fn start(engine: Engine) -> Self {
        // The port that it chooses may be taken before it has it.
        (0..5).find_map(|_| Self::try_start(engine)).expect("a driver on PATH, with a free port")
    }

    fn try_start(engine: Engine) -> Option<Self> {
        let mut command = engine.driver();
        let screen = (engine == Engine::Webkit).then(Screen::start);
        if let Some(screen) = &screen {
            command.env("DISPLAY", &screen.name).env("XDG_CONFIG_HOME", screen.settings.path());
        }
        // Chromium's driver chooses one itself.
        let port = (engine != Engine::Chromium).then(|| {
            let free = TcpListener::bind("127.0.0.1:0").unwrap();
            free.local_addr().unwrap().port()
        });
        command.arg(format!("--port={}", port.unwrap_or_default()));
        let mut process = command
            .stdout(Stdio::piped())
            .spawn()
            .unwrap_or_else(|error| panic!("{command:?}: {error}"));
        let mut lines = BufReader::new(process.stdout.take().unwrap());
        let port = port.or_else(|| {
            lines.by_ref().lines().map_while(Result::ok).find_map(|line| {
                line.split_once("successfully on port ")?.1.trim_end_matches('.').parse().ok()
            })
        });
        let speech = Arc::new(Mutex::new(Vec::new()));
        let kept = Arc::clone(&speech);
        // Read to its end: a driver that cannot speak ends.
        thread::spawn(move || {
            let mut line = Vec::new();
            while lines.read_until(b'\n', &mut line).is_ok_and(|length| length > 0) {
                kept.lock().unwrap().push(String::from_utf8_lossy(&line).trim_end().to_owned());
                line.clear();
            }
        });
        let address = format!("http://127.0.0.1:{}", port.unwrap_or_default());
        let driver = Self { process, screen, address, speech };
        (port.is_some() && driver.answers()).then_some(driver)
    }

    fn answers(&self) -> bool {
        let place = self.address.trim_start_matches("http://").to_owned();
        let deadline = Instant::now() + PATIENCE;
        while Instant::now() < deadline {
            if std::net::TcpStream::connect(&place).is_ok() {
                return true;
            }
            thread::sleep(Duration::from_millis(20));
        }
        false
    }
}

impl Drop for Driver {
    fn drop(&mut self) {
        end(&mut self.process);
        drop(self.screen.take());
    }
}

/// A screen that nobody sees, and how windows look on it.
struct Screen {
    process: Child,
    // Held open: it ends when nobody hears it.
    _speech: BufReader<ChildStdout>,
    name: String,
    settings: tempfile::TempDir,
}

impl Screen {
    fn start() -> Self {
        let settings = tempfile::tempdir().unwrap();
        let folder = settings.path().join("gtk-3.0");
        std::fs::create_dir(&folder).unwrap();
        std::fs::write(folder.join("gtk.css"), NARROW_BUTTONS).unwrap();
        let mut process = outlived("Xvfb")
            .args(["-displayfd", "1", "-screen", "0", SCREEN, "-nolisten", "tcp"])
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .expect("Xvfb on PATH");
        let mut speech = BufReader::new(process.stdout.take().unwrap());
        let mut name = String::new();
        speech.read_line(&mut name).unwrap();
        Self { process, _speech: speech, name: format!(":{}", name.trim()), settings }
    }
}

impl Drop for Screen {
    fn drop(&mut self) {
        end(&mut self.process);
    }
}
