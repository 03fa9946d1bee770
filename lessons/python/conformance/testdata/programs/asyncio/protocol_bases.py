"""What the bases of protocols and transports do when nothing is overridden."""
import asyncio


def called(name, call):
    try:
        print(f"{name}: {call()!r}")
    except NotImplementedError:
        print(f"{name}: is to be overridden")


base = asyncio.BaseProtocol()
called("BaseProtocol.connection_made", lambda: base.connection_made(None))
called("BaseProtocol.connection_lost", lambda: base.connection_lost(None))
called("BaseProtocol.pause_writing", base.pause_writing)
called("BaseProtocol.resume_writing", base.resume_writing)
stream, datagrams, process = asyncio.Protocol(), asyncio.DatagramProtocol(), asyncio.SubprocessProtocol()
called("Protocol.data_received", lambda: stream.data_received(b""))
called("Protocol.eof_received", stream.eof_received)
called("DatagramProtocol.datagram_received", lambda: datagrams.datagram_received(b"", ("127.0.0.1", 1)))
called("DatagramProtocol.error_received", lambda: datagrams.error_received(OSError()))
called("SubprocessProtocol.pipe_data_received", lambda: process.pipe_data_received(1, b""))
called("SubprocessProtocol.pipe_connection_lost", lambda: process.pipe_connection_lost(1, None))
called("SubprocessProtocol.process_exited", process.process_exited)
called("BufferedProtocol.buffer_updated", lambda: asyncio.BufferedProtocol().buffer_updated(1))
for kind in (asyncio.Protocol, asyncio.DatagramProtocol, asyncio.SubprocessProtocol, asyncio.BufferedProtocol):
    print(kind.__name__, issubclass(kind, asyncio.BaseProtocol), end="; ")
print()

plain = asyncio.BaseTransport({"peername": ("127.0.0.1", 80)})
print(plain.get_extra_info("peername"), plain.get_extra_info("cipher", "none"))
for name in ("is_closing", "close", "get_protocol"):
    called(f"BaseTransport.{name}", getattr(plain, name))
transport = asyncio.Transport()
for name in ("is_reading", "pause_reading", "resume_reading", "abort", "write_eof", "can_write_eof", "get_write_buffer_size"):
    called(f"Transport.{name}", getattr(transport, name))
called("Transport.write", lambda: transport.write(b""))
called("Transport.writelines", lambda: transport.writelines([]))
called("DatagramTransport.sendto", lambda: asyncio.DatagramTransport().sendto(b""))
child = asyncio.SubprocessTransport()
for call in (child.get_pid, child.get_returncode, child.kill, child.terminate):
    called(call.__qualname__, call)
called("SubprocessTransport.send_signal", lambda: child.send_signal(15))
called("SubprocessTransport.get_pipe_transport", lambda: child.get_pipe_transport(0))
