//! Pictures of every named view and of each kind of chart, kept for people to look at.

use std::fs;
use std::path::PathBuf;

use vardkronan::ingest::{Strictness, json as dataset_json};

use crate::browser::{Page, visit_by};
use crate::dist::{self, file_address};
use crate::engine::Means;
use crate::screen::{Look, all_views};
use crate::whole::is_whole;

/// Where they are kept: beside the build, outside the checkout.
fn folder() -> PathBuf {
    PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("screenshots")
}

/// Charts that no named view need show.
const OTHERS: [&str; 5] = ["difference", "map", "table", "line", "stacked rows"];

/// Each named view of each dataset and some others, with a name for its files.
fn views() -> Vec<(String, String)> {
    let mut views = Vec::new();
    for name in ["investments", "womens-health-grants"] {
        let bytes = fs::read(dist::path(&format!("data/{name}.json"))).unwrap();
        let dataset = dataset_json::read(&bytes, Strictness::Strict).dataset.unwrap();
        for (at, view) in dataset.content().views.iter().enumerate() {
            let link = format!("dataset={name}&{}", view.view);
            views.push((format!("{name}-{}", at + 1), link));
        }
    }
    for (name, view) in all_views().filter(|(name, _)| OTHERS.contains(name)) {
        views.push((name.replace(' ', "-"), view.to_owned()));
    }
    views
}

impl Page {
    /// The whole page, PNG.
    async fn picture(&self, width_px: u32) -> Vec<u8> {
        let height_px = self.run("return document.documentElement.scrollHeight").await;
        let area = [0.0, 0.0, f64::from(width_px), height_px.as_f64().unwrap()];
        self.picture_of_area(area, 1.0, "png", false).await
    }
}

#[test]
fn every_kind_of_view_fits_every_width_and_is_kept_as_a_picture() {
    let folder = folder();
    visit_by(&[Means::Picture, Means::Media], &file_address("vardkronan.html"), async |page| {
        // What an earlier build looked like would mislead.
        drop(fs::remove_dir_all(&folder));
        fs::create_dir_all(&folder).unwrap();
        page.wait_until_ready().await;
        for width_px in [360, 768, 1200] {
            page.set_width(width_px).await;
            let is_dark_seen = is_whole() || width_px == 768;
            for &look in if is_dark_seen { &[Look::Light, Look::Dark][..] } else { &[Look::Light] }
            {
                page.set_look(look).await;
                for (name, view) in views() {
                    page.show(&view).await;
                    let name = format!("{name}-{width_px}-{look:?}.png").to_lowercase();
                    let reach = page.run("return document.documentElement.scrollWidth").await;
                    assert!(reach.as_u64().unwrap() <= width_px.into(), "{name}: {reach} px wide");
                    let picture = page.picture(width_px).await;
                    // A page without a chart or words on it is a tenth of that.
                    assert!(picture.len() > 15_000, "{name}: {} bytes", picture.len());
                    fs::write(folder.join(name), picture).unwrap();
                }
            }
        }
    });
    println!("screenshots: {}", folder.display());
}
