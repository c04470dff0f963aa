//! A host: serves the built files and pages of a test, on this machine only.

use std::fs;
use std::io::{BufRead, BufReader, Write};
use std::net::{TcpListener, TcpStream};
use std::sync::{Arc, Mutex};
use std::thread;

use crate::dist;

/// What a host serves beside `dist/`, and how.
#[derive(Clone, Default)]
pub(crate) struct Host {
    files: Vec<(String, Vec<u8>)>,
    gone: Vec<String>,
    asked: Arc<Mutex<Vec<String>>>,
    headers: String,
}

impl Host {
    /// Serves a text at a path, in front of a file of that name in `dist/`; `""` is the root.
    pub(crate) fn with(mut self, path: &str, text: impl Into<Vec<u8>>) -> Self {
        self.files.push((path.to_owned(), text.into()));
        self
    }

    /// Has no file at a path, whatever `dist/` has there.
    pub(crate) fn without(mut self, path: &str) -> Self {
        self.gone.push(path.to_owned());
        self
    }

    /// What it is asked for from now on, by all who ask.
    pub(crate) fn asked(&self) -> Arc<Mutex<Vec<String>>> {
        Arc::clone(&self.asked)
    }

    /// Sends a header with every answer.
    pub(crate) fn header(mut self, name: &str, value: &str) -> Self {
        self.headers.push_str(&format!("{name}: {value}\r\n"));
        self
    }

    /// The address of an origin of its own.
    ///
    /// It lasts as long as the test's process.
    pub(crate) fn serve(self) -> String {
        Self::serve_at(|_| self)
    }

    /// The same for what must know its own address.
    pub(crate) fn serve_at(make: impl FnOnce(&str) -> Self) -> String {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let address = format!("http://{}/", listener.local_addr().unwrap());
        let host = make(&address);
        thread::spawn(move || {
            for stream in listener.incoming() {
                let host = host.clone();
                thread::spawn(move || host.answer(stream.unwrap()));
            }
        });
        address
    }

    fn answer(&self, mut stream: TcpStream) {
        let mut lines = BufReader::new(&stream).lines().map_while(Result::ok);
        let request = lines.next().unwrap_or_default();
        while lines.next().is_some_and(|line| !line.is_empty()) {}
        let path = request.split(' ').nth(1).unwrap_or("/");
        let path = path.split('?').next().unwrap_or_default().trim_start_matches('/');
        // A browser may connect and then ask for nothing.
        if !request.is_empty() {
            self.asked.lock().unwrap().push(path.to_owned());
        }
        let own = self.files.iter().find(|(name, _)| name == path);
        let found = own.map(|(_, text)| text.clone());
        let found = found.or_else(|| fs::read(dist::path(path)).ok());
        let found = found.filter(|_| !self.gone.iter().any(|each| each == path));
        let (status, body) = found.map_or(("404 Not Found", Vec::new()), |body| ("200 OK", body));
        let head = format!(
            "HTTP/1.1 {status}\r\ncontent-type: {}\r\ncontent-length: {}\r\n{}connection: close\r\n\r\n",
            media_type(path),
            body.len(),
            self.headers,
        );
        // A browser that has left needs no answer.
        drop(stream.write_all(head.as_bytes()).and_then(|()| stream.write_all(&body)));
    }
}

/// Serves `dist/` and, at `/`, the given page; its address.
pub(crate) fn serve(page: &str) -> String {
    Host::default().with("", page).serve()
}

/// A page around some markup, with the module.
pub(crate) fn article(markup: &str) -> String {
    article_with("", markup)
}

/// The same with more in its head.
pub(crate) fn article_with(head: &str, markup: &str) -> String {
    format!(
        "<!doctype html><html lang=\"sv\"><meta charset=\"utf-8\">{head}<title>t</title>\
         <link rel=\"icon\" href=\"data:,\">\
         <script type=\"module\" src=\"vardkronan.js\"></script><body>{markup}"
    )
}

fn media_type(path: &str) -> &'static str {
    match path.rsplit_once('.').map(|(_, extension)| extension) {
        Some("js") => "text/javascript",
        Some("wasm") => "application/wasm",
        Some("json") => "application/json",
        Some("css") => "text/css",
        Some("svg") => "image/svg+xml",
        _ => "text/html; charset=utf-8",
    }
}
