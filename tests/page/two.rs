//! Two sides against each other, as a reader sets them.

use serde_json::json;

use crate::browser::{visit, visit_by};
use crate::dist::file_address;
use crate::engine::Means;
use crate::keys::ENTER;

const GRANTS: &str = "vardkronan.html#dataset=womens-health-grants&chart=regions&regions=09,01\
                      &years=2024&measure=per-resident";

#[test]
fn two_sides_are_chosen_change_places_and_hold_a_claim_or_do_not() {
    visit(&file_address(GRANTS), async |page| {
        page.wait_until_ready().await;
        page.press("Jämför två").await;
        page.settle().await;
        let link = async || {
            page.run("return document.querySelector('vard-kronan').view").await.to_string()
        };
        assert!(link().await.contains("&a=09:2024:all&b=01:2024:all"), "{}", link().await);
        assert_eq!(page.marks().await.len(), 2);
        // The first list of that name is A's.
        page.choose("Region", "Uppsala").await;
        page.settle().await;
        assert!(link().await.contains("&a=03:2024:all&b=01:2024:all"), "{}", link().await);
        page.press("Ångra").await;
        page.press("Byt plats på A och B").await;
        page.settle().await;
        assert!(link().await.contains("&a=01:2024:all&b=09:2024:all"), "{}", link().await);
        let text = page.text().await;
        for words in ["252 kronor", "130 kronor", "122 kronor", "Kan jämföras"] {
            assert!(text.contains(words), "no {words:?} in {text}");
        }
        page.press("Byt plats på A och B").await;
        for (factor, expected) in [
            ("1,9", "Stämmer enligt uppgifterna här."),
            ("2", "Stämmer inte enligt uppgifterna här."),
        ] {
            page.in_widget("root.querySelector('.vk-factor').select()").await;
            page.in_widget("root.querySelector('.vk-factor').focus()").await;
            for letter in factor.chars() {
                page.press_key(letter).await;
            }
            page.press_key(ENTER).await;
            page.settle().await;
            let answer =
                page.in_widget("return root.querySelector('.vk-claim [role=status]').innerText");
            let answer = answer.await.to_string();
            assert!(answer.contains(expected), "{factor}: {answer}");
        }
        // Opened again, the link answers the same.
        let seen =
            "return [...root.querySelectorAll('.vk-headline, .vk-pairs, .vk-claim [role=status]')]
            .map((each) => each.innerText)";
        let (told, here) = (link().await, page.in_widget(seen).await);
        page.linger().await;
        page.reload().await;
        page.wait_until_ready().await;
        page.settle().await;
        assert_eq!((link().await, page.in_widget(seen).await), (told, here));
    });
}

#[test]
fn at_no_moment_does_a_list_show_what_nobody_chose() {
    visit_by(&[Means::Pace], &file_address(GRANTS), async |page| {
        page.wait_until_ready().await;
        // As on a phone, where a drawing takes many frames.
        page.cdp("Emulation.setCPUThrottlingRate", json!({ "rate": 6 })).await;
        page.in_widget(
            "window.frames_seen = 0;
            window.wrong = [];
            const look = () => {
                frames_seen += 1;
                for (const list of root.querySelectorAll('select'))
                    if (list.value !== list.dataset.value) wrong.push([list.value, list.dataset.value]);
                requestAnimationFrame(look);
            };
            look()",
        )
        .await;
        for view in [
            "dataset=investments&chart=years&regions=14,08,05&years=2017-2022&measure=per-resident",
            "dataset=womens-health-grants&chart=difference&a=09:2024:all&b=01:2024:all",
            "dataset=womens-health-grants&chart=areas&regions=all&years=2024",
        ] {
            page.show(view).await;
            page.linger().await;
        }
        page.set_width(360).await;
        page.linger().await;
        assert_eq!(page.run("return [frames_seen > 10, wrong]").await, json!([true, []]));
    });
}
