//! Nothing: only the manifest and the lock file are looked at.
