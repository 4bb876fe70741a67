# The guest's second program: what a machine has when somebody logs in; then the command.
release=$(uname -r)
mkdir -p /boot /tmp /var/tmp /scratch "/lib/modules/$release" /dev/pts /dev/shm
mount --bind "/run/vm/kernel/lib/modules/$release" "/lib/modules/$release"
ln -sf /run/vm/kernel/config "/boot/config-$release"
mount -t devpts -o mode=620,ptmxmode=666 devpts /dev/pts
mount -t tmpfs -o mode=1777 shm /dev/shm
for link in fd:fd stdin:fd/0 stdout:fd/1 stderr:fd/2; do
    [ -e "/dev/${link%:*}" ] || ln -s "/proc/self/${link#*:}" "/dev/${link%:*}"
done

# Lockdown and small kernels are without some of these: that is for the command to find out.
{
    mount -t securityfs securityfs /sys/kernel/security
    mount -t debugfs debugfs /sys/kernel/debug
    mount -t tracefs tracefs /sys/kernel/tracing
    mount -t bpf bpf /sys/fs/bpf
    mount -t cgroup2 cgroup2 /sys/fs/cgroup
    for controller in cpu memory io pids; do
        echo "+$controller" >/sys/fs/cgroup/cgroup.subtree_control
    done
} 2>/dev/null
mount -t ext4 /dev/vda /scratch || echo "the guest has no /scratch"
ip link set lo up
hostname beebox

# The device of a port by its name: their numbers depend on the order of the devices.
find_port() {
    while :; do
        for entry in /sys/class/virtio-ports/*; do
            name=
            read -r name <"$entry/name"
            port=/dev/${entry##*/}
            [ "$name" = "$1" ] && [ -c "$port" ] && return
        done 2>/dev/null
        usleep 10000
    done
}

# A port can be opened once only, so the command gets a pipe, which it can open as often as it
# likes. The mark tells the host that it has everything.
relay() {
    mkfifo "/run/vm/$1"
    find_port "$1"
    {
        cat "/run/vm/$1" &
        echo $! >"/run/vm/$1.cat"
        wait $!
        printf %s "$mark"
    } >"$port" &
}

find_port control
exec 3<>"$port"
read -r size mark <&3
head -c "$size" <&3 >/run/vm/command
relay out
relay err

while read -r word stream <&3; do
    case $word in
    interrupt)
        until [ -s /run/vm/pid ]; do usleep 10000; done
        read -r pid </run/vm/pid
        # Like a terminal: to everything that the command has started in its group.
        kill -INT "-$pid"
        ;;
    close)
        read -r pid <"/run/vm/$stream.cat"
        kill "$pid"
        ;;
    esac
done &

echo running >&3
# In the foreground: the shell makes what is in the background deaf to interrupts. In a subshell:
# what this one has to say of a command that was killed is not the command's.
(exec setsid sh /run/vm/command) </dev/null >/run/vm/out 2>/run/vm/err 3>&-
echo "exit $?" >&3
# The host switches off once it has all output.
while :; do sleep 600; done
