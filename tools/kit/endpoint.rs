//! Which connections: ports, addresses, version of IP, network namespace, from what was
//! typed to what the kernel compares.

use std::fs;
use std::io;
use std::net::IpAddr;
use std::net::Ipv6Addr;
use std::ops::RangeInclusive;
use std::os::unix::fs::MetadataExt as _;
use std::str::FromStr;

use anyhow::Context as _;
use anyhow::Result;
use bpf::kit::types::kit_endpoints;
use bpf::kit::types::kit_ports;
use bpf::kit::types::kit_prefix;
use clap::Args;
use libbpf_rs::MapCore as _;
use libbpf_rs::MapFlags;
use libbpf_rs::MapHandle;
use libbpf_rs::OpenObject;
use nix::sys::statfs::FsType;
use nix::sys::statfs::statfs;

use crate::exit::Exit;
use crate::exit::Failure;
use crate::exit::usage;
use crate::object;

/// Which connections: filters applied in the kernel.
#[derive(Args, Clone, Debug, Default)]
#[command(next_help_heading = "Which connections")]
pub struct Endpoints {
    /// Only IPv4, that of IPv6 sockets included
    #[arg(short = '4', conflicts_with = "ipv6")]
    pub ipv4: bool,
    /// Only IPv6
    #[arg(short = '6')]
    pub ipv6: bool,
    /// Only these ports, at either end (443,8000-8999)
    #[arg(long, value_name = "LIST", value_delimiter = ',')]
    pub port: Vec<Ports>,
    /// Only these local ports
    #[arg(long, value_name = "LIST", value_delimiter = ',')]
    pub lport: Vec<Ports>,
    /// Only these remote ports
    #[arg(long, value_name = "LIST", value_delimiter = ',')]
    pub rport: Vec<Ports>,
    /// Only these addresses, at either end (10.0.0.0/8,fd00::/8,::1)
    #[arg(long, value_name = "LIST", value_delimiter = ',')]
    pub addr: Vec<Prefix>,
    /// Only these local addresses
    #[arg(long, value_name = "LIST", value_delimiter = ',')]
    pub laddr: Vec<Prefix>,
    /// Only these remote addresses
    #[arg(long, value_name = "LIST", value_delimiter = ',')]
    pub raddr: Vec<Prefix>,
    /// Only this network namespace: its inode, a process in it, or its name for ip-netns(8)
    #[arg(long, value_name = "ID|PID|NAME")]
    pub netns: Option<String>,
}

/// A port or a range of them.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Ports(RangeInclusive<u16>);

impl FromStr for Ports {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let port = |text: &str| {
            text.parse::<u16>().map_err(|_| "a port is a number from 0 to 65535".to_owned())
        };
        let (first, last) = text.split_once('-').unwrap_or((text, text));
        let range = port(first)?..=port(last)?;
        if range.is_empty() {
            return Err("the range ends before it begins".into());
        }
        Ok(Self(range))
    }
}

/// An address, or all that begin with the same bits.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Prefix {
    addr: Ipv6Addr,
    bits: u32,
}

impl FromStr for Prefix {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let (addr, bits) = text.split_once('/').map_or((text, None), |(addr, n)| (addr, Some(n)));
        let addr: IpAddr = addr.parse().map_err(
            |_| "not an address of IPv4 or IPv6 (a name does not do: it may stand for several)",
        )?;
        // Where the bits of an address begin in the form that the kernel's side compares.
        let (addr, before) = match addr {
            IpAddr::V4(addr) => (addr.to_ipv6_mapped(), 96),
            IpAddr::V6(addr) => (addr, 0),
        };
        let most = 128 - before;
        let bits = match bits.map(str::parse) {
            None => most,
            Some(Ok(bits)) if bits <= most => bits,
            Some(_) => return Err(format!("behind the / belongs a number from 0 to {most}")),
        };
        Ok(Self { addr, bits: before + bits })
    }
}

/// `KIT_END_…` of endpoint.bpf.h: lists for any end, the local and the remote one.
const LISTS: usize = 3;

/// Resolved filters, ready for any number of trial loads.
#[derive(Clone, Debug, Default)]
pub struct Ends {
    version: u32,
    netns: u32,
    ports: [Vec<Ports>; LISTS],
    addrs: [Vec<Prefix>; LISTS],
}

impl Ends {
    /// Looks up what was typed on this machine.
    ///
    /// # Errors
    /// Status 2 for a network namespace that does not exist.
    pub fn resolve(args: &Endpoints) -> Result<Self> {
        let netns = args.netns.as_deref().map(netns).transpose()?;
        Ok(Self {
            version: if args.ipv4 { 4 } else { 6 * u32::from(args.ipv6) },
            netns: netns.unwrap_or(0),
            ports: [args.port.clone(), args.lport.clone(), args.rport.clone()],
            addrs: [args.addr.clone(), args.laddr.clone(), args.raddr.clone()],
        })
    }

    fn prefixes(&self) -> impl Iterator<Item = (usize, &Prefix)> {
        self.addrs
            .iter()
            .enumerate()
            .flat_map(|(list, some)| some.iter().map(move |one| (list, one)))
    }

    /// Writes the constants that the programs are verified with. An object without these
    /// filters is left alone if nothing is asked for.
    ///
    /// # Errors
    /// If something is, and it has none.
    pub fn configure(&self, open: &mut OpenObject) -> Result<()> {
        let counted = |number: usize| number as u32;
        let wanted = kit_endpoints {
            version: self.version,
            netns: self.netns,
            ports: self.ports.each_ref().map(|list| counted(list.len())),
            addrs: self.addrs.each_ref().map(|list| counted(list.len())),
        };
        if self.version + self.netns + wanted.ports.iter().chain(&wanted.addrs).sum::<u32>() == 0 {
            return Ok(());
        }
        object::constants::<kit_endpoints>(open, ".rodata.ends", &mut |constants| {
            *constants = wanted;
            Ok(())
        })
    }

    /// How large the maps of these filters must be; 0: it is not needed.
    pub fn sizes(&self) -> [(&'static str, u32); 2] {
        let ports = self.ports.iter().any(|list| !list.is_empty());
        let ports = if ports { LISTS as u32 } else { 0 };
        [("kit_ports", ports), ("kit_prefixes", self.prefixes().count() as u32)]
    }

    /// Fills the maps. Everything is attached but not yet counting.
    ///
    /// # Errors
    /// The kernel's own.
    pub fn fill(&self, map: impl Fn(&str) -> Result<MapHandle>) -> Result<()> {
        for (list, ports) in self.ports.iter().enumerate().filter(|(_, list)| !list.is_empty()) {
            let set = bits(ports);
            // SAFETY: integers without holes.
            let value = unsafe { plain::as_bytes(&set) };
            map("kit_ports")?
                .update(&(list as u32).to_ne_bytes(), value, MapFlags::ANY)
                .context("cannot hand the ports to the kernel")?;
        }
        for (list, prefix) in self.prefixes() {
            let key = key(list, prefix);
            // SAFETY: as above.
            let key = unsafe { plain::as_bytes(&key) };
            map("kit_prefixes")?
                .update(key, &[1], MapFlags::ANY)
                .context("cannot hand the addresses to the kernel")?;
        }
        Ok(())
    }
}

/// One bit for each port.
fn bits(list: &[Ports]) -> kit_ports {
    let mut set = kit_ports { bits: [0; 1024] };
    for port in list.iter().flat_map(|ports| ports.0.clone()) {
        set.bits[usize::from(port >> 6)] |= 1 << (port & 63);
    }
    set
}

/// The list's number counts as the first 32 bits of the prefix.
fn key(list: usize, prefix: &Prefix) -> kit_prefix {
    kit_prefix { length: 32 + prefix.bits, list: list as u32, addr: words(prefix.addr) }
}

/// An address as the programs have it.
pub fn words(addr: Ipv6Addr) -> [u64; 2] {
    let bytes = addr.octets();
    let word = |at: usize| u64::from_ne_bytes(std::array::from_fn(|i| bytes[8 * at + i]));
    [word(0), word(1)]
}

/// An address as a `Value` or std has it.
pub fn address(words: [u64; 2]) -> Ipv6Addr {
    let mut bytes = [0; 16];
    bytes[..8].copy_from_slice(&words[0].to_ne_bytes());
    bytes[8..].copy_from_slice(&words[1].to_ne_bytes());
    Ipv6Addr::from(bytes)
}

/// The largest number of a process; inodes of namespaces are larger.
const LAST_PID: u64 = 4_194_304;

/// The inode of a network namespace.
fn netns(text: &str) -> Result<u32> {
    let denied = || {
        let why = "not permitted: CAP_SYS_PTRACE missing, to look at a process of another user";
        Failure::new(Exit::NotPermitted, format!("--netns {text}: {why}")).into()
    };
    let inode = |path: String, remedy: String| {
        let found = fs::metadata(&path).map_err(|error| match error.kind() {
            io::ErrorKind::PermissionDenied => denied(),
            _ => usage(format!("--netns {text}: {remedy}")),
        })?;
        if is_namespace(&path) {
            u32::try_from(found.ino()).context("a namespace's inode")
        } else if path.starts_with("/proc") {
            // 5.10 does not refuse: the link leads to the folder that it is in.
            Err(denied())
        } else {
            Err(usage(format!("--netns {text}: {path} is no namespace; `ip netns` lists them")))
        }
    };
    match text.parse::<u64>() {
        Ok(pid) if pid <= LAST_PID => {
            inode(format!("/proc/{pid}/ns/net"), format!("there is no process {pid}"))
        }
        Ok(id) => u32::try_from(id)
            .map_err(|_| usage(format!("--netns {text}: larger than any inode of a namespace"))),
        Err(_) if text.is_empty() || text.contains('/') || text.starts_with('.') => Err(usage(
            format!("--netns {text}: give an inode, a process or a name that `ip netns` shows"),
        )),
        Err(_) => inode(
            format!("/run/netns/{text}"),
            "no such name in /run/netns; `ip netns` lists them".into(),
        ),
    }
}

/// Whether what is found there lies in the kernel's own file system for namespaces.
fn is_namespace(path: &str) -> bool {
    const NSFS: FsType = FsType(libc::NSFS_MAGIC);
    statfs(path).is_ok_and(|system| system.filesystem_type() == NSFS)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::exit::status;

    #[test]
    fn ports_are_bits() {
        let list: Vec<Ports> =
            ["0", "63-64", "65535"].iter().map(|text| text.parse().unwrap()).collect();
        let set = bits(&list);
        assert_eq!((set.bits[0], set.bits[1], set.bits[1023]), (1 | 1 << 63, 1, 1 << 63));
        assert_eq!(set.bits.iter().map(|word| word.count_ones()).sum::<u32>(), 4);
        for bad in ["", "-", "1-", "-1", "65536", "http", "2-1", "1-2-3", "1 ", "+1-2x"] {
            assert!(bad.parse::<Ports>().is_err(), "{bad}");
        }
    }

    #[test]
    fn prefixes_of_both_versions_are_of_one_form() {
        let parse = |text: &str| text.parse::<Prefix>().unwrap();
        assert_eq!(parse("10.0.0.0/8").bits, 104);
        assert_eq!(parse("10.0.0.1"), parse("::ffff:10.0.0.1/128"));
        assert_eq!(parse("0.0.0.0/0").bits, 96);
        assert_eq!(parse("::/0").bits, 0);
        assert_eq!(key(2, &parse("fd00::/8")).length, 40);
        for bad in
            ["", "/", "10.0.0.0/33", "::/129", "10.0.0", "host", "::1/x", "::1/", "fe80::1%lo"]
        {
            assert!(bad.parse::<Prefix>().is_err(), "{bad}");
        }
    }

    #[test]
    fn addresses_keep_the_order_of_their_bytes() {
        for text in ["::1", "::ffff:192.0.2.7", "2001:db8::42"] {
            let addr: Ipv6Addr = text.parse().unwrap();
            assert_eq!(address(words(addr)), addr);
        }
        let mapped = words("::ffff:1.2.3.4".parse().unwrap());
        assert_eq!((mapped[0], mapped[1] as u32), (0, 0xffff_0000), "KIT_MAPPED of socket.bpf.h");
    }

    #[test]
    fn a_namespace_by_inode_process_or_name() {
        let own = fs::metadata("/proc/self/ns/net").unwrap().ino() as u32;
        assert_eq!(netns(&std::process::id().to_string()).unwrap(), own);
        assert_eq!(netns(&own.to_string()).unwrap(), own);
        for bad in ["", "4194304", "../../proc/1/ns/net", "no-such-name", "99999999999"] {
            assert_eq!(status(&netns(bad).unwrap_err()), Exit::Usage, "{bad}");
        }
    }

    #[test]
    fn what_is_not_asked_for_has_no_map() {
        assert_eq!(Ends::default().sizes().map(|(_, size)| size), [0, 0]);
        let args = Endpoints {
            lport: vec!["443".parse().unwrap()],
            addr: vec!["::1".parse().unwrap(), "10.0.0.0/8".parse().unwrap()],
            ..Endpoints::default()
        };
        assert_eq!(Ends::resolve(&args).unwrap().sizes().map(|(_, size)| size), [3, 2]);
    }
}
