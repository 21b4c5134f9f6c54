//! How much memory is free.

/// Bytes of memory that can be taken, as Linux tells; nothing elsewhere.
pub(super) fn free() -> Option<u64> {
    of(&std::fs::read_to_string("/proc/meminfo").ok()?)
}

fn of(told: &str) -> Option<u64> {
    let line = told.lines().find_map(|line| line.strip_prefix("MemAvailable:"))?;
    let kibibytes: u64 = line.trim().strip_suffix("kB")?.trim().parse().ok()?;
    Some(kibibytes * 1024)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn free_memory_is_what_the_system_says_can_be_taken() {
        let told = "MemTotal:       16000 kB\nMemAvailable:    1500 kB\nBuffers: 3 kB\n";
        assert_eq!(of(told), Some(1_536_000));
        assert_eq!(of("MemTotal: 16000 kB\n"), None);
    }
}
