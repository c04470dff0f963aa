//! The sentences about views: as `describe` writes them, and what none of them may say.

mod bound;
mod easy;
mod golden;
mod grounds;
mod honesty;
mod reasons;
mod said;
