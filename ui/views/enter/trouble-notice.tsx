/** Why there is no connection, what is safe, and what to do. */
import { Notice } from '../../parts/notice.tsx'
import { usePanel } from '../panel-context.ts'
import type { InTrouble } from '../../state/connection.ts'

export function TroubleNotice({
  connection: { trouble, problem, server },
}: {
  readonly connection: InTrouble
}) {
  const { host, builtFor } = usePanel()
  switch (trouble) {
    case 'no-server':
      // Figma refuses other addresses before they are asked, which looks the same from here.
      if (host.figma && server.origin !== builtFor) {
        return (
          <Notice tone="warning" title={`This plugin may only talk to ${builtFor}`}>
            It was built for that address; {server.origin} needs a build of its own. Ask whoever gave you the
            plugin.
          </Notice>
        )
      }
      return (
        <Notice tone="warning" title={`No server answers at ${server.origin}`}>
          Start it, and this connects by itself. Nothing is lost meanwhile.
        </Notice>
      )
    case 'wrong-token':
      return (
        <Notice tone="danger" title="The server is there, but the token is not its own">
          The server prints its address with the token when it starts. Copy that whole line and paste it
          below.
        </Notice>
      )
    case 'blocked':
      return (
        <Notice tone="warning" title="Your browser does not let this page talk to your computer">
          In Chrome, open the settings of this site (left of the address) and allow “Apps on device” and
          “Local network”. In the Figma desktop app this is not needed. It connects by itself afterwards.
        </Notice>
      )
    case 'mixed':
      return (
        <Notice tone="warning" title="Safari lets Figma talk to no address that begins with http://">
          Use the Figma desktop app or Chrome, or a server with https. Nothing is lost meanwhile.
        </Notice>
      )
    case 'other':
      return (
        <Notice tone="danger" title={problem.message}>
          {problem.remedy}
        </Notice>
      )
  }
}
