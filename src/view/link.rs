//! A view as text, the same in a fragment, an attribute and an argument.
