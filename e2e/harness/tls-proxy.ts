/** HTTPS in front of a server on this machine, as a team's proxy is. */
import { once } from 'node:events'
import { request } from 'node:http'
import { type Server, createServer } from 'node:https'
import type { AddressInfo } from 'node:net'

/** For `tokens.example.test`, signed by itself: nobody trusts it but a browser that is told to ignore such faults. */
const key = `-----BEGIN PRIVATE KEY-----
MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgRoNvUx4/vE6x0iHw
Ibr2dJCILvqCmQBX4WuUMftayr6hRANCAARMlYI3DI7hT0ZUVo4/IWHqcJ2nNFcs
2oByZfFsOAfokC1SAVFfvHNTSiKFSlHR6LQI+KkW/C5zVmCOX10dTo0B
-----END PRIVATE KEY-----`
const cert = `-----BEGIN CERTIFICATE-----
MIIBsjCCAVmgAwIBAgIUdyXydH/psxyAzptZ4LvCxLV9yAUwCgYIKoZIzj0EAwIw
HjEcMBoGA1UEAwwTdG9rZW5zLmV4YW1wbGUudGVzdDAgFw0yNjExMjIyMjUzNDJa
GA8yMTI2MTAyOTIyNTM0MlowHjEcMBoGA1UEAwwTdG9rZW5zLmV4YW1wbGUudGVz
dDBZMBMGByqGSM49AgEGCCqGSM49AwEHA0IABEyVgjcMjuFPRlRWjj8hYepwnac0
VyzagHJl8Ww4B+iQLVIBUV+8c1NKIoVKUdHotAj4qRb8LnNWYI5fXR1OjQGjczBx
MB0GA1UdDgQWBBSrdakTM0P/HZvN4HrzHi0+8BygsTAfBgNVHSMEGDAWgBSrdakT
M0P/HZvN4HrzHi0+8BygsTAPBgNVHRMBAf8EBTADAQH/MB4GA1UdEQQXMBWCE3Rv
a2Vucy5leGFtcGxlLnRlc3QwCgYIKoZIzj0EAwIDRwAwRAIgZY+4tFDn1PNWbRzN
Y3bjMPWwstv5qTbicjNbwvPGL9MCIBa1EWoXJReEbMVDFUPGKsaYXEFAT9iINDrj
ROefMg9V
-----END CERTIFICATE-----`

export const HOST = 'tokens.example.test'

export interface Proxy {
  readonly origin: string
  close(): void
}

/** @param port Where the server behind it listens; asked for with each request. */
export async function startProxy(port: () => number): Promise<Proxy> {
  const proxy: Server = createServer({ key, cert }, (incoming, outgoing) => {
    const { method, url: path, headers } = incoming
    const passed = { ...headers, 'x-forwarded-for': incoming.socket.remoteAddress ?? '' }
    const onward = request({ host: '127.0.0.1', port: port(), method, path, headers: passed }, (answer) => {
      outgoing.writeHead(answer.statusCode ?? 502, answer.headers)
      answer.pipe(outgoing)
    })
    onward.on('error', () => outgoing.destroy())
    incoming.pipe(onward)
  })
  proxy.listen(0, '127.0.0.1')
  await once(proxy, 'listening')
  return {
    origin: `https://${HOST}:${(proxy.address() as AddressInfo).port}`,
    close() {
      proxy.close()
      proxy.closeAllConnections()
    },
  }
}
