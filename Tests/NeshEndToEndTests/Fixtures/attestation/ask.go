// Asks /dev/nsm as a Go client does: opened for reading alone, by a plain system call, from goroutines. It ends with
// status 0 only if every answer is right.
package main

import (
	"bytes"
	"fmt"
	"os"
	"sync"
	"syscall"
	"unsafe"
)

type message struct {
	request, response syscall.Iovec
}

func ask(device *os.File, request []byte) []byte {
	reply := make([]byte, 0x3000)
	m := message{
		syscall.Iovec{Base: &request[0], Len: uint64(len(request))},
		syscall.Iovec{Base: &reply[0], Len: uint64(len(reply))},
	}
	if _, _, err := syscall.Syscall(syscall.SYS_IOCTL, device.Fd(), 0xC0200A00, uintptr(unsafe.Pointer(&m))); err != 0 {
		must(false, "ioctl: "+err.Error())
	}
	return reply[:m.response.Len]
}

func must(holds bool, what string) {
	if !holds {
		fmt.Println("wrong:", what)
		os.Exit(1)
	}
}

func text(s string) []byte { return append([]byte{0x60 | byte(len(s))}, s...) }

// A request whose one value is a map of these bytes.
func named(name string, fields ...[]byte) []byte {
	request := append([]byte{0xa1}, text(name)...)
	request = append(request, 0xa0|byte(len(fields)/2))
	return append(request, bytes.Join(fields, nil)...)
}

func main() {
	device, err := os.Open("/dev/nsm")
	must(err == nil, "open")
	must(bytes.Contains(ask(device, text("DescribeNSM")), []byte("max_pcrs\x18\x20")), "DescribeNSM")
	must(bytes.Contains(ask(device, named("DescribePCR", text("index"), []byte{4})), []byte("\x64lock\xf5")), "DescribePCR")
	must(bytes.Contains(ask(device, named("ExtendPCR", text("index"), []byte{0x18, 20}, text("data"), []byte("\x43abc"))),
		[]byte("ExtendPCR")), "ExtendPCR")
	must(bytes.Equal(ask(device, named("LockPCR", text("index"), []byte{0x18, 20})), text("LockPCR")), "LockPCR")
	must(bytes.Equal(ask(device, named("LockPCRs", text("range"), []byte{0x15})), text("LockPCRs")), "LockPCRs")
	must(bytes.Contains(ask(device, named("LockPCR", text("index"), []byte{0x18, 32})), []byte("InvalidIndex")), "an index")
	must(bytes.Contains(ask(device, named("LockPCR", text("index"), []byte{0x18, 20})), []byte("ReadOnlyIndex")), "a lock")
	attestation := named("Attestation", text("user_data"), []byte{0xf6}, text("nonce"), []byte("\x43abc"),
		text("public_key"), []byte{0xf6})
	var all sync.WaitGroup
	for i := 0; i < 16; i++ {
		all.Add(1)
		go func() {
			defer all.Done()
			must(bytes.Contains(ask(device, attestation), []byte("\x84\x44\xa1\x01\x38\x22\xa0")), "Attestation")
			first, second := ask(device, text("GetRandom")), ask(device, text("GetRandom"))
			must(len(first) > 256 && !bytes.Equal(first, second), "GetRandom")
		}()
	}
	all.Wait()
	fmt.Println("checked")
}
