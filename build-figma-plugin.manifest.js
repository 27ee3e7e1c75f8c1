/** Adds to the manifest what package.json cannot say: which server the panel may talk to. */
import { isStated, networkAccess, serverOrigin } from './scripts/network-access.ts'

export default (manifest) => ({ ...manifest, networkAccess: networkAccess(serverOrigin(), isStated()) })
