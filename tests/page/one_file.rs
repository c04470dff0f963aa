//! `vardkronan.html`, opened by double click with the network off.

use serde_json::json;

use crate::browser::visit;
use crate::dist::file_address;

#[test]
fn opens_from_a_file_and_asks_for_nothing() {
    visit(&file_address("vardkronan.html"), async |page| {
        page.wait_until_ready().await;
        let requests = "return performance.getEntriesByType('resource').map((each) => each.name)";
        assert_eq!(page.run(requests).await, json!([]));
        assert_eq!(page.run("return document.querySelectorAll('vard-kronan').length").await, 1);
        let chart = "return performance.getEntriesByName('vardkronan:chart').length";
        assert_eq!(page.run(chart).await, 1);
        assert_eq!(page.log().await, Vec::<String>::new());
    });
}

#[test]
fn its_own_policy_forbids_every_connection() {
    visit(&file_address("vardkronan.html"), async |page| {
        page.wait_until_ready().await;
        let attempt = "return fetch('http://127.0.0.1:9/').then(() => 'sent', () => 'refused')";
        assert_eq!(page.run(attempt).await, "refused");
        let log = page.log().await;
        assert!(log.iter().any(|line| line.contains("Content Security Policy")), "{log:?}");
    });
}

#[test]
fn takes_the_fallback_away_once_the_widget_is_live() {
    visit(&file_address("vardkronan.html"), async |page| {
        page.wait_until_ready().await;
        let height = "return document.querySelector('.vk-still').offsetHeight";
        assert_eq!(page.run(height).await, 0);
    });
}
