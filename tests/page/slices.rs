//! Large figures of the reader's own: read in slices, between which the page goes on.

use serde_json::{Value, json};

use crate::browser::{Page, visit};
use crate::dist::file_address;
use crate::screen::ROOT;

/// Chooses a file of many rows, as a reader does.
const CHOOSE: &str = "const investments = Array.from({ length: 30_000 }, (_, at) => ({
        id: `i${at}`, region: '14', area: 'v', purpose: `Post ${at}`, amount: 1000 + at,
        from: 2015 + at % 8, phase: 'approved', recurrence: 'one-off', source: 's',
    }));
    const data = {
        version: 1, id: 'egna', title: 'Egna siffror', updated: '2024-11-05', currency: 'SEK',
        coverage: { kind: 'complete', text: 'Alla.' },
        regions: [{ code: '14', name: 'Västra Götalandsregionen' }],
        areas: [{ code: 'v', name: 'Vård' }],
        sources: [{ id: 's', publisher: 'P', kind: 'region', title: 'T', date: '2014-06-01' }],
        investments, indicators: [], views: [],
    };
    const transfer = new DataTransfer();
    transfer.items.add(new File([JSON.stringify(data)], 'egna.json'));
    const input = root.querySelector('#vk-own-file');
    input.files = transfer.files;
    input.dispatchEvent(new Event('change'))";

/// Notes what stands there whenever the page has its turn, and cancels at the turn `stopAt`.
const WATCH: &str = "window.seen = [];
    window.stopAt = 0;
    const turn = () => {
        const { value, ariaLabel } = root.querySelector('.vk-own-progress');
        seen.push([value, root.querySelector('.vk-headline').textContent, ariaLabel]);
        if (seen.length === window.stopAt) root.querySelector('#vk-own-cancel').click();
        return new Promise((done) => setTimeout(done));
    };
    Object.defineProperty(window, 'scheduler', { value: { yield: turn }, configurable: true })";

impl Page {
    async fn watch_turns(&self) {
        self.wait_until_ready().await;
        self.open_desk(["Öppna egna siffror", "Open your own figures"]).await;
        self.in_widget(WATCH).await;
    }

    async fn headline(&self) -> Value {
        self.in_widget("return root.querySelector('.vk-headline').textContent").await
    }
}

#[test]
fn many_rows_are_read_in_slices_while_the_old_view_stands() {
    visit(&file_address("vardkronan.html"), async |page| {
        page.watch_turns().await;
        let before = page.headline().await;
        page.in_widget(CHOOSE).await;
        page.wait_until(&format!("!{ROOT}.querySelector('.vk-desk')")).await;
        page.wait_until("location.hash.includes('dataset=egna')").await;
        let seen = page.run("return seen").await;
        let seen = seen.as_array().unwrap();
        assert!(seen.len() > 5, "{seen:?}");
        for turn in seen {
            assert_eq!([&turn[1], &turn[2]], [&before, &json!("Läser in siffrorna …")]);
        }
        assert!(seen.is_sorted_by_key(|turn| turn[0].as_f64().unwrap()), "{seen:?}");
        assert_eq!(seen[seen.len() - 1][0], json!(1));
        assert_ne!(page.headline().await, before);
        assert_eq!(page.log().await, Vec::<String>::new());
    });
}

#[test]
fn reading_can_be_cancelled_in_the_middle_and_begun_anew() {
    visit(&file_address("vardkronan.html"), async |page| {
        page.watch_turns().await;
        let before = page.headline().await;
        page.run("window.stopAt = 3").await;
        page.in_widget(CHOOSE).await;
        page.wait_until(&format!("{ROOT}.querySelector('#vk-own-cancel')?.hidden && seen.length"))
            .await;
        let status = page.in_widget("return root.querySelector('.vk-desk-status').textContent");
        assert_eq!(status.await, json!("Avbrutet. Det som visades står kvar."));
        assert_eq!(page.headline().await, before);
        assert_eq!(
            page.run("return [seen.length, location.hash.includes('egna')]").await,
            json!([3, false])
        );
        // The same where the browser knows of no turns.
        page.run("Object.defineProperty(window, 'scheduler', { value: undefined })").await;
        page.in_widget(CHOOSE).await;
        page.wait_until(&format!("!{ROOT}.querySelector('.vk-desk')")).await;
        page.wait_until("location.hash.includes('dataset=egna')").await;
        assert_ne!(page.headline().await, before);
        assert_eq!(page.run("return seen.length").await, json!(3));
        assert_eq!(page.log().await, Vec::<String>::new());
    });
}
