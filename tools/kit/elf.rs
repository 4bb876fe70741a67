//! Where the functions of a program or library begin in its file, by their names.

use anyhow::Context as _;
use anyhow::Result;
use object::Endianness;
use object::elf;
use object::read::elf::ElfFile64;
use object::read::elf::FileHeader as _;
use object::read::elf::ProgramHeader as _;
use object::read::elf::Sym as _;

/// The machine whose programs run here as they are.
const MACHINE: elf::Machine =
    if cfg!(target_arch = "aarch64") { elf::EM_AARCH64 } else { elf::EM_X86_64 };

/// Those of `names` that the file has, by their numbers among these, with their place in it,
/// in bytes: what a probe in user space is put at. One name may stand for several functions
/// (versions of a symbol), and several names for one: the first counts.
///
/// Names that stand for a choice made at run time (`STT_GNU_IFUNC`) are left out: there
/// begins what chooses, not what is chosen.
///
/// # Errors
/// If it is no program or library of this machine.
pub fn functions(file: &[u8], names: &[&str]) -> Result<Vec<(usize, u64)>> {
    let elf = ElfFile64::<Endianness>::parse(file).context("no 64-bit ELF file")?;
    let endian = elf.endian();
    let machine = elf.elf_header().e_machine(endian);
    anyhow::ensure!(machine == MACHINE, "made for another machine");
    let mut found: Vec<(usize, u64)> = Vec::new();
    for table in [elf.elf_dynamic_symbol_table(), elf.elf_symbol_table()] {
        for symbol in table.iter() {
            if symbol.st_type() != elf::STT_FUNC || symbol.is_undefined(endian) {
                continue;
            }
            let name = table.symbol_name(endian, symbol).unwrap_or_default();
            let number = names.iter().position(|known| known.as_bytes() == name);
            let Some(number) = number else { continue };
            let segments = elf.elf_program_headers();
            let address = symbol.st_value(endian);
            let place = segments.iter().find_map(|segment| {
                let within = address.checked_sub(segment.p_vaddr(endian))?;
                let runs = segment.p_type(endian) == elf::PT_LOAD
                    && segment.p_flags(endian).contains(elf::PF_X)
                    && within < segment.p_filesz(endian);
                runs.then(|| segment.p_offset(endian).checked_add(within))?
            });
            if let Some(place) = place
                && !found.iter().any(|(_, known)| *known == place)
            {
                found.push((number, place));
            }
        }
    }
    Ok(found)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The C library of this test: its path, and where it begins that a function runs.
    fn of_libc(address: u64) -> (String, u64) {
        let maps = std::fs::read_to_string("/proc/self/maps").expect("/proc");
        let found = maps.lines().find_map(|line| {
            let mut words = line.split_whitespace();
            let (from, to) = words.next()?.split_once('-')?;
            let number = |text| u64::from_str_radix(text, 16).ok();
            let (from, to, offset) = (number(from)?, number(to)?, number(words.nth(1)?)?);
            (from..to)
                .contains(&address)
                .then(|| Some((words.nth(2)?.to_owned(), address - from + offset)))?
        });
        found.expect("it is mapped")
    }

    #[test]
    fn functions_are_where_the_loader_puts_them() {
        let (path, place) = of_libc(libc::getaddrinfo as *const () as u64);
        let file = std::fs::read(path).expect("a library");
        let found = functions(&file, &["no_such_function", "getaddrinfo"]).expect("an ELF file");
        assert_eq!(found, [(1, place)]);
    }

    #[test]
    fn what_is_chosen_at_run_time_is_left_out() {
        let (path, _) = of_libc(libc::getaddrinfo as *const () as u64);
        let file = std::fs::read(path).expect("a library");
        assert_eq!(functions(&file, &["strlen"]).expect("an ELF file"), []);
    }

    #[test]
    fn other_files_are_refused() {
        assert!(functions(b"#!/bin/sh\n", &["main"]).is_err());
        assert!(functions(b"\x7fELF", &["main"]).is_err());
        let mut file = std::fs::read("/proc/self/exe").expect("this test");
        file[4] = 1; // 32 bits
        assert!(functions(&file, &["main"]).is_err());
        file[4] = 2;
        file[18] ^= 1; // e_machine
        let error = functions(&file, &["main"]).unwrap_err();
        assert_eq!(error.to_string(), "made for another machine");
    }

    #[test]
    fn broken_files_do_no_harm() {
        let whole = std::fs::read("/proc/self/exe").expect("this test");
        for length in [64, 128, 4096, whole.len() / 2, whole.len() - 1] {
            let _ = functions(&whole[..length], &["main"]);
        }
        for at in (0..4096).step_by(3) {
            let mut broken = whole[..4096].to_vec();
            broken[at] = 0xff;
            let _ = functions(&broken, &["main"]);
        }
    }
}
