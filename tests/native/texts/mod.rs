//! The sentences about views: as `describe` writes them, and what none of them may say.

mod golden;
mod honesty;
mod said;
