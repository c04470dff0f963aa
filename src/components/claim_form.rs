//! A claim about A and B, and what the figures say to it.

use core::mem::replace;

use yew::{
    Callback, Component, Context, Html, InputEvent, KeyboardEvent, NodeRef, Properties, html,
};

use crate::browser::element::{self, Element};
use crate::components::message::{Dispatch, Message};
use crate::components::select::{Select, option, select};
use crate::components::shown::Shown;
use crate::components::step::step;
use crate::text::{claim_words, read_factor, typed_factor};
use crate::view::{Action, Claim, ClaimKind};

#[derive(Clone, PartialEq, Properties)]
pub(super) struct ClaimFormProps {
    pub(super) shown: Shown,
    pub(super) id: String,
    pub(super) dispatch: Dispatch,
}

/// What is typed stays in here until it is to be tested.
pub(super) struct ClaimForm {
    root: NodeRef,
    kind: usize,
    typed: String,
    /// What was to be tested last is no number of times.
    is_wrong: bool,
}

/// What happens to the form.
pub(super) enum ClaimMessage {
    Choose(String),
    Type(String),
    Test,
}

const KINDS: [(ClaimKind, &str); 3] = [
    (ClaimKind::More, "ui.claim-more"),
    (ClaimKind::About, "ui.claim-about"),
    (ClaimKind::Less, "ui.claim-less"),
];

/// What stands there before anyone has claimed anything.
const FIRST_FACTOR: f64 = 2.0;

impl Component for ClaimForm {
    type Message = ClaimMessage;
    type Properties = ClaimFormProps;

    fn create(context: &Context<Self>) -> Self {
        let mut form =
            Self { root: NodeRef::default(), kind: 0, typed: String::new(), is_wrong: false };
        form.take_over(context.props());
        form
    }

    fn update(&mut self, context: &Context<Self>, message: ClaimMessage) -> bool {
        match message {
            ClaimMessage::Choose(kind) => {
                let kind = kind.parse().unwrap_or_default();
                replace(&mut self.kind, kind) != kind
            }
            ClaimMessage::Type(typed) => {
                self.typed = typed;
                true
            }
            ClaimMessage::Test => {
                let kind = KINDS.get(self.kind).map(|(kind, _)| *kind);
                let claim = kind.zip(read_factor(&self.typed));
                if let Some((kind, factor)) = claim {
                    let claim = Claim { kind, factor };
                    context.props().dispatch.act(Action::ChooseClaim(Some(claim)));
                }
                replace(&mut self.is_wrong, claim.is_none()) != claim.is_none()
            }
        }
    }

    fn changed(&mut self, context: &Context<Self>, before: &ClaimFormProps) -> bool {
        let (now, before) = (&context.props().shown, &before.shown);
        let is_other_language = now.locale.language() != before.locale.language();
        if now.view.claim != before.view.claim || is_other_language {
            self.take_over(context.props());
        }
        true
    }

    fn view(&self, context: &Context<Self>) -> Html {
        let ClaimFormProps { shown, id, dispatch } = context.props();
        let clear = shown.view.claim.map(|_| Message::Act(Action::ChooseClaim(None)));
        let test = context.link().callback(|_| ClaimMessage::Test);
        html! {
            <fieldset class="vk-claim" part="claim" ref={self.root.clone()}>
                <legend class="vk-claim-title">{ shown.word("ui.claim") }</legend>
                <div class="vk-claim-line">
                    <span>{ shown.word("ui.claim-a") }</span>
                    { self.kinds(context) }
                    { self.factor(context) }
                    <span>{ shown.word("ui.claim-b") }</span>
                    <button type="button" class="vk-button" onclick={test}>
                        { shown.word("ui.claim-test") }
                    </button>
                    { step(shown.word("ui.claim-clear"), clear, dispatch) }
                </div>
                if self.is_wrong {
                    <p class="vk-wrong" role="alert" id={id.clone()}>
                        { shown.word("ui.claim-wrong") }
                    </p>
                }
                <div role="status">{ answer(shown).unwrap_or_default() }</div>
                <p class="vk-remark">{ shown.word("ui.claim-note") }</p>
            </fieldset>
        }
    }

    fn rendered(&mut self, _context: &Context<Self>, _is_first: bool) {
        if let Some(root) = self.root.cast::<Element>() {
            element::show_values(&root);
        }
    }
}

impl ClaimForm {
    /// Lets the fields show the claim that the view makes, or the first one.
    fn take_over(&mut self, props: &ClaimFormProps) {
        let claim = props.shown.view.claim;
        let at = claim.and_then(|claim| KINDS.iter().position(|(kind, _)| *kind == claim.kind));
        self.kind = at.unwrap_or_default();
        let factor = claim.map_or(FIRST_FACTOR, |claim| claim.factor);
        self.typed = typed_factor(props.shown.locale, factor);
        self.is_wrong = false;
    }

    fn kinds(&self, context: &Context<Self>) -> Html {
        let shown = &context.props().shown;
        let mut options = Vec::new();
        for (at, (_, key)) in KINDS.iter().enumerate() {
            options.push(option(&at.to_string(), shown.word(key)));
        }
        let label = Some(shown.word("ui.claim-kind"));
        let list = Select { value: self.kind.to_string(), label, id: None, class: "vk-select" };
        select(list, options, context.link().callback(ClaimMessage::Choose))
    }

    /// No form of the browser's: a sandboxed frame submits none.
    fn factor(&self, context: &Context<Self>) -> Html {
        let ClaimFormProps { shown, id, .. } = context.props();
        let typing = context.link().clone();
        let oninput = move |event: InputEvent| {
            if let Some(typed) = element::value_of(&event) {
                typing.send_message(ClaimMessage::Type(typed));
            }
        };
        let testing = context.link().clone();
        let onkeydown = Callback::from(move |event: KeyboardEvent| {
            if event.key() == "Enter" {
                event.prevent_default();
                testing.send_message(ClaimMessage::Test);
            }
        });
        html! {
            <input
                type="text" inputmode="decimal" autocomplete="off" class="vk-select vk-factor"
                aria-label={shown.word("ui.claim-factor")} value={self.typed.clone()}
                aria-invalid={self.is_wrong.to_string()}
                aria-describedby={self.is_wrong.then(|| id.clone())} {oninput} {onkeydown}
            />
        }
    }
}

/// The claim, what the figures say to it, and why; `None` without one.
fn answer(shown: &Shown) -> Option<Html> {
    let difference = shown.difference.as_deref();
    let words = claim_words(&shown.dataset, &shown.comparison, difference, shown.locale)?;
    let mut reasons = Vec::new();
    for reason in words.reasons {
        reasons.push(html! { <li>{ reason }</li> });
    }
    Some(html! {
        <div class="vk-answer" data-answer={words.kind.code()}>
            <p>{ words.claim }</p>
            <p><strong>{ words.answer }</strong>{ " " }{ words.numbers.unwrap_or_default() }</p>
            if !reasons.is_empty() { <ul>{ reasons }</ul> }
        </div>
    })
}
