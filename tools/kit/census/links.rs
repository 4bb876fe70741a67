//! The links of the host: what attaches a program, and to what.

use std::collections::BTreeMap;

use anyhow::Result;
use libbpf_sys as sys;

use super::Kind;

/// One link.
#[derive(Clone, Debug, Default)]
pub struct Link {
    /// The program that it attaches.
    pub program: u32,
    /// In which way.
    pub way: String,
    /// To what, where the kernel tells it of the link.
    pub place: Vec<u8>,
}

/// All links that are there, by number.
///
/// # Errors
/// Status 77 without CAP_SYS_ADMIN.
pub fn read() -> Result<BTreeMap<u32, Link>> {
    let mut all = BTreeMap::new();
    Kind::Link.each(|id, fd| {
        let mut info = sys::bpf_link_info::default();
        super::tell(&fd, &mut info)?;
        let named = |lead: fn(&mut sys::bpf_link_info, u64, u32)| {
            let mut text = [0_u8; libc::PATH_MAX as usize];
            let mut info = sys::bpf_link_info::default();
            lead(&mut info, text.as_mut_ptr() as u64, text.len() as u32);
            // What has ended meanwhile, or is longer, stays without a name.
            let told = super::tell(&fd, &mut info).is_ok();
            let end = text.iter().position(|&byte| byte == 0).filter(|_| told).unwrap_or(0);
            text[..end].to_vec()
        };
        let (way, place) = describe(&info, &named);
        all.insert(id, Link { program: info.prog_id, way, place });
        Ok(())
    })?;
    Ok(all)
}

/// Asks again, with room for a name where the function puts it.
type Named<'a> = &'a dyn Fn(fn(&mut sys::bpf_link_info, u64, u32)) -> Vec<u8>;

/// Way and place of a link. Which part of a link's union is filled its type says; what an
/// older kernel does not fill is 0.
fn describe(info: &sys::bpf_link_info, named: Named) -> (String, Vec<u8>) {
    let by = |attach| super::word(attach, sys::libbpf_bpf_attach_type_str);
    let itself = super::word(info.type_, sys::libbpf_bpf_link_type_str);
    let told = &info.__bindgen_anon_1;
    // SAFETY: all parts of the union are integers.
    unsafe {
        match info.type_ {
            sys::BPF_LINK_TYPE_RAW_TRACEPOINT => {
                let name = named(|info, at, room| {
                    info.__bindgen_anon_1.raw_tracepoint.tp_name = at;
                    info.__bindgen_anon_1.raw_tracepoint.tp_name_len = room;
                });
                (itself, name)
            }
            sys::BPF_LINK_TYPE_TRACING => (by(told.tracing.attach_type), Vec::new()),
            sys::BPF_LINK_TYPE_ITER => {
                let name = named(|info, at, room| {
                    info.__bindgen_anon_1.iter.target_name = at;
                    info.__bindgen_anon_1.iter.target_name_len = room;
                });
                (itself, name)
            }
            sys::BPF_LINK_TYPE_CGROUP => {
                let cgroup = told.cgroup;
                (by(cgroup.attach_type), numbered("cgroup", cgroup.cgroup_id))
            }
            sys::BPF_LINK_TYPE_NETNS => {
                let netns = told.netns;
                (by(netns.attach_type), numbered("netns", netns.netns_ino.into()))
            }
            sys::BPF_LINK_TYPE_XDP => (itself, numbered("ifindex", told.xdp.ifindex.into())),
            sys::BPF_LINK_TYPE_TCX | sys::BPF_LINK_TYPE_NETKIT => {
                (by(told.tcx.attach_type), numbered("ifindex", told.tcx.ifindex.into()))
            }
            sys::BPF_LINK_TYPE_STRUCT_OPS => {
                (itself, numbered("map", told.struct_ops.map_id.into()))
            }
            sys::BPF_LINK_TYPE_KPROBE_MULTI => {
                (itself, numbered("functions", told.kprobe_multi.count.into()))
            }
            sys::BPF_LINK_TYPE_UPROBE_MULTI => {
                let path = named(|info, at, room| {
                    info.__bindgen_anon_1.uprobe_multi.path = at;
                    info.__bindgen_anon_1.uprobe_multi.path_size = room;
                });
                (itself, path)
            }
            sys::BPF_LINK_TYPE_PERF_EVENT => event(told.perf_event.type_, itself, named),
            _ => (itself, Vec::new()),
        }
    }
}

/// Of a program on a perf event, of which kernels tell since 6.6.
fn event(kind: u32, itself: String, named: Named) -> (String, Vec<u8>) {
    match kind {
        sys::BPF_PERF_EVENT_TRACEPOINT => {
            let name = named(|info, at, room| {
                let mut to = sys::bpf_link_info__bindgen_ty_1__bindgen_ty_11::default();
                to.__bindgen_anon_1.tracepoint.tp_name = at;
                to.__bindgen_anon_1.tracepoint.name_len = room;
                info.__bindgen_anon_1.perf_event = to;
            });
            ("tracepoint".into(), name)
        }
        sys::BPF_PERF_EVENT_KPROBE | sys::BPF_PERF_EVENT_KRETPROBE => {
            let name = named(|info, at, room| {
                let mut to = sys::bpf_link_info__bindgen_ty_1__bindgen_ty_11::default();
                to.__bindgen_anon_1.kprobe.func_name = at;
                to.__bindgen_anon_1.kprobe.name_len = room;
                info.__bindgen_anon_1.perf_event = to;
            });
            let entry = kind == sys::BPF_PERF_EVENT_KPROBE;
            (if entry { "kprobe" } else { "kretprobe" }.into(), name)
        }
        sys::BPF_PERF_EVENT_UPROBE | sys::BPF_PERF_EVENT_URETPROBE => {
            let path = named(|info, at, room| {
                let mut to = sys::bpf_link_info__bindgen_ty_1__bindgen_ty_11::default();
                to.__bindgen_anon_1.uprobe.file_name = at;
                to.__bindgen_anon_1.uprobe.name_len = room;
                info.__bindgen_anon_1.perf_event = to;
            });
            let entry = kind == sys::BPF_PERF_EVENT_UPROBE;
            (if entry { "uprobe" } else { "uretprobe" }.into(), path)
        }
        _ => (itself, Vec::new()),
    }
}

fn numbered(what: &str, number: u64) -> Vec<u8> {
    match number {
        // It has gone, and the link is attached to nothing any more.
        0 => Vec::new(),
        number => format!("{what} {number}").into_bytes(),
    }
}
