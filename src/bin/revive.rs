//! Lets another instance of the module follow one that has broken down: `revive JS`.
//!
//! wasm-bindgen's glue can make a second instance, but tells nobody that the first one is broken, and
//! what that one has left behind throws for ever. It is also prepared for callers that there are none of
//! here, which every reader would download. Run by `scripts/assemble` on what wasm-bindgen has
//! written with `--experimental-reset-state-function`.

use std::env;
use std::error::Error;
use std::fs;

fn main() -> Result<(), Box<dyn Error>> {
    let paths: Vec<String> = env::args().skip(1).collect();
    let [path] = paths.as_slice() else {
        return Err("expected the path of a module's glue".into());
    };
    let js = fs::read_to_string(path)?;
    fs::write(path, revivable(&js)?)?;
    Ok(())
}

/// What stands in the glue, and what shall stand there; each is in there at least once.
const CHANGES: [(&str, &str); 10] = [
    // A listener that a broken instance has left on the page has nothing to say.
    ("throw new Error('Cannot invoke closure from previous WASM instance');", "return;"),
    // Whatever a listener throws has left the module in the middle of something.
    (
        "...args);\n        } finally {",
        "...args);\n        } catch (error) {\n            trapped(error);\n            throw error;\n        } finally {",
    ),
    // Who hears of that: the scripts that are joined to this one.
    (
        "let __wbg_reinit_scheduled = false;\n",
        "let trapped = () => {};\nconst stale = () => new Error('of an earlier instance');\n",
    ),
    // Only those who are told make another instance, and it needs no start.
    ("    __wbg_reinit_scheduled = false;\n", ""),
    ("    wasm.__wbindgen_start();\n", ""),
    ("__wbg_call_guard();\n", ""),
    // Said once is enough.
    (
        "if (this.__wbg_inst !== undefined && this.__wbg_inst !== __wbg_instance_id) {",
        "if (this.__wbg_inst !== __wbg_instance_id) {",
    ),
    ("throw new Error('Invalid stale object from previous Wasm instance');", "throw stale();"),
    // A module that is there at once is nobody's.
    ("export { initSync, __wbg_init as default };", "export { __wbg_init as default };"),
    // It is always given in an object.
    (
        "    if (module_or_path !== undefined) {
        if (Object.getPrototypeOf(module_or_path) === Object.prototype) {
            ({module_or_path} = module_or_path)
        } else {
            console.warn('using deprecated parameters for the initialization function; pass a single object instead')
        }
    }
",
        "    ({module_or_path} = module_or_path);\n",
    ),
];
/// Functions that nobody calls, by their first lines.
const UNUSED: [&str; 2] = ["function __wbg_call_guard() {\n", "function initSync(module) {\n"];

/// How a value is written in the message of a panic: its first line, and what stands for its body.
const WRITTEN: (&str, &str) = (
    "function debugString(val) {\n",
    "    try {\n        return String(val);\n    } catch {\n        return typeof val;\n    }",
);

/// The glue, changed; or what it lacks, since wasm-bindgen writes it differently.
fn revivable(js: &str) -> Result<String, String> {
    let mut js = js.to_owned();
    for start in UNUSED {
        let (before, after) = around(&js, start)?;
        js = [before, after].concat();
    }
    let (start, body) = WRITTEN;
    let (before, after) = around(&js, start)?;
    js = [before, start, body, "\n}\n", after].concat();
    for (found, wanted) in CHANGES {
        if !js.contains(found) {
            return Err(format!("found no {found:?}"));
        }
        js = js.replace(found, wanted);
    }
    Ok(js)
}

/// What stands before and behind the function that begins with that line.
fn around<'a>(js: &'a str, start: &str) -> Result<(&'a str, &'a str), String> {
    let (before, rest) = js.split_once(start).ok_or(format!("found no {start:?}"))?;
    let (_, after) = rest.split_once("\n}\n").ok_or(format!("found no end of {start:?}"))?;
    Ok((before, after))
}

#[cfg(test)]
mod tests {
    use super::{CHANGES, UNUSED, WRITTEN, revivable};

    /// Functions with these first lines.
    fn functions() -> String {
        let all = UNUSED.into_iter().chain([WRITTEN.0]);
        all.map(|start| format!("{start}    body;\n}}\n")).collect()
    }

    #[test]
    fn what_nobody_calls_goes_and_listeners_tell_what_they_throw() {
        let changed = CHANGES.map(|(found, _)| found).concat();
        let js = revivable(&[functions(), changed].concat()).unwrap();
        assert!(js.contains("trapped(error);\n            throw error;"), "{js}");
        for gone in ["body", "initSync", "call_guard", "previous", "reinit", "start", "deprecated"]
        {
            assert!(!js.contains(gone), "{gone} in {js}");
        }
    }

    #[test]
    fn glue_that_is_written_differently_is_refused() {
        assert!(revivable("let wasm;").unwrap_err().contains("__wbg_call_guard"));
        assert!(revivable(&functions()).unwrap_err().contains("previous WASM instance"));
    }
}
