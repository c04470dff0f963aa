//! How many of what is alike are tried: some each time, all of them before a release.

/// Whether nothing is to be left out, as `scripts/test whole` asks for.
pub(crate) fn is_whole() -> bool {
    std::env::var_os("VARDKRONAN_WHOLE").is_some()
}
