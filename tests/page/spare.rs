//! What figures of the reader's own leave behind while they are read: as little as can be.

use std::time::Duration;

use crate::browser::{Page, visit};
use crate::desk::OWN;
use crate::dist::file_address;
use crate::screen::ROOT;

/// Longer than anything waits before it asks.
const QUIET: Duration = Duration::from_millis(700);
/// Notes what workers are asked, what is left here of the files that they are given, when they end, and
/// when the page has its turn.
const WATCH: &str = "window.noted = [];
    const { postMessage, terminate } = Worker.prototype;
    Worker.prototype.postMessage = function (wish, given) {
        postMessage.call(this, wish, given);
        const left = wish.files?.map(({ bytes }) => bytes.byteLength) ?? [];
        if (wish.task) noted.push([wish.task, ...left].join(' '));
    };
    Worker.prototype.terminate = function () {
        noted.push('end');
        terminate.call(this);
    };
    const turn = () => {
        noted.push('turn');
        return new Promise((done) => setTimeout(done));
    };
    Object.defineProperty(window, 'scheduler', { value: { yield: turn }, configurable: true })";

impl Page {
    /// What has been noted since this was asked last, each of what is alike in a row once.
    async fn noted(&self) -> Vec<String> {
        let noted = self.run("return noted.splice(0)").await;
        let noted = noted.as_array().unwrap().iter();
        let mut noted: Vec<_> = noted.map(|it| it.as_str().unwrap().to_owned()).collect();
        noted.dedup();
        noted
    }

    /// Waits until workers are asked no more: an answer is sent a moment after it is given.
    async fn wait_until_quiet(&self) {
        let count = async || self.run("return noted.length").await;
        let mut before = count().await;
        loop {
            tokio::time::sleep(QUIET).await;
            let now = count().await;
            if now == before {
                return;
            }
            before = now;
        }
    }

    async fn show_own(&self) {
        self.wait_until(&format!("{ROOT}.querySelector('#vk-own-use[data-ready]')")).await;
        self.in_widget("root.querySelector('#vk-own-use').click()").await;
        self.wait_until(&format!("!{ROOT}.querySelector('.vk-desk')")).await;
        self.wait_until("location.hash.includes('egna-siffror')").await;
    }
}

#[test]
fn a_file_is_handed_over_and_its_worker_ends_before_the_page_reads() {
    visit(&file_address("vardkronan.html"), async |page| {
        page.wait_until_ready().await;
        page.run(WATCH).await;
        page.paste(OWN).await;
        page.wait_until(&format!("{ROOT}.querySelector('.vk-own-table')")).await;
        assert_eq!(page.noted().await, ["read 0"]);
        page.answer_all().await;
        page.wait_until_quiet().await;
        page.noted().await;
        page.show_own().await;
        assert_eq!(page.noted().await, ["ids", "end", "turn"]);
        // What has been shown is known by its id, and is not sent to be read for that.
        page.paste(OWN).await;
        page.answer_all().await;
        page.wait_until_quiet().await;
        page.noted().await;
        page.show_own().await;
        assert_eq!(page.noted().await, ["end", "turn"]);
        assert_eq!(page.log().await, Vec::<String>::new());
    });
}

#[test]
fn a_table_whose_worker_was_ended_is_read_again_when_it_is_needed() {
    visit(&file_address("vardkronan.html"), async |page| {
        page.wait_until_ready().await;
        page.run(WATCH).await;
        page.paste(OWN).await;
        page.wait_until(&format!("{ROOT}.querySelector('#vk-own-as')")).await;
        let cancel = "const field = root.querySelector('#vk-own-as');
            field.dispatchEvent(new Event('change'));
            root.querySelector('#vk-own-cancel').click()";
        page.in_widget(cancel).await;
        let status = format!("{ROOT}.querySelector('.vk-desk-status').textContent");
        page.wait_until(&format!("{status}.startsWith('Avbrutet')")).await;
        page.noted().await;
        page.answer_all().await;
        let noted = page.noted().await;
        assert_eq!(noted[..2], ["read 0", "import"], "{noted:?}");
        assert_eq!(noted.iter().filter(|it| *it == "read 0").count(), 1);
        page.show_own().await;
        assert_eq!(page.log().await, Vec::<String>::new());
    });
}
