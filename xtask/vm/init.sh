#!/vm/busybox sh
# The guest's first program: makes the host's root directory its own, under a layer of memory.
umask 022
/vm/busybox mount -t tmpfs -o mode=755 run /run
/vm/busybox cp -r /vm /run/
/vm/busybox mkdir /run/vm/bin /run/lock
/vm/busybox mount -t proc proc /proc
/run/vm/busybox --install -s /run/vm/bin
export PATH=/run/vm/bin
mount -t devtmpfs dev /dev
mount -t sysfs sys /sys
exec </dev/console >/dev/console 2>&1

# The end of the machine: what is printed here is what the person sees.
give_up() {
    echo "the guest cannot $*"
    reboot -f
}

for module in /modules/*; do
    insmod "$module" || give_up "load ${module##*/}"
done

share=trans=virtio,version=9p2000.L,cache=loose,msize=262144,ro
mount -t 9p -o $share root /lower || give_up "mount the host's root directory"
mount -t tmpfs -o size=80%,mode=755 layer /layer || give_up "mount the writable layer"
mkdir /layer/upper /layer/work
mount -t overlay -o lowerdir=/lower,upperdir=/layer/upper,workdir=/layer/work overlay /merged ||
    give_up "lay a writable layer over the host's root directory"
mkdir /run/vm/kernel
mount -t 9p -o $share kernel /run/vm/kernel || give_up "mount the kernel's folder"
mkdir -p /merged/dev /merged/proc /merged/sys /merged/run
# run last: it has the programs.
for folder in dev proc sys run; do
    mount --move /$folder /merged/$folder || give_up "move /$folder"
done
exec /merged/run/vm/busybox switch_root /merged /run/vm/busybox sh /run/vm/stage.sh
