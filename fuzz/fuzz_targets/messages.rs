#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| vardkronan_fuzz::messages(bytes));
