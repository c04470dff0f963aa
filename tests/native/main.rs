//! The native tests, one module a door.

mod ingest;
