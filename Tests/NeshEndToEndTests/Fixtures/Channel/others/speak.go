package main

import (
	"fmt"
	"io"
	"os"
	"strconv"

	"github.com/mdlayher/vsock"
)

func fail(err error) {
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

// `speak listen PORT [CID]` echoes everybody, without a CID at the one that /dev/vsock says; `speak connect CID PORT TEXT` prints what comes back.
func main() {
	number := func(text string) uint32 {
		value, err := strconv.ParseUint(text, 10, 32)
		fail(err)
		return uint32(value)
	}
	if os.Args[1] == "listen" {
		listen := vsock.Listen
		if len(os.Args) > 3 {
			listen = func(port uint32, config *vsock.Config) (*vsock.Listener, error) {
				return vsock.ListenContextID(number(os.Args[3]), port, config)
			}
		}
		listener, err := listen(number(os.Args[2]), nil)
		fail(err)
		fmt.Println("listening at", listener.Addr())
		for {
			connection, err := listener.Accept()
			fail(err)
			go func() {
				io.Copy(connection, connection)
				connection.(*vsock.Conn).CloseWrite()
				connection.Close()
			}()
		}
	}
	connection, err := vsock.Dial(number(os.Args[2]), number(os.Args[3]), nil)
	fail(err)
	_, err = connection.Write([]byte(os.Args[4]))
	fail(err)
	fail(connection.CloseWrite())
	answer, err := io.ReadAll(connection)
	fail(err)
	fmt.Println(string(answer))
}
