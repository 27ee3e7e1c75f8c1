/** Says why when the wrong Node runs this. JavaScript, because an older Node reads no TypeScript. */
import { execPath, exit, versions } from 'node:process'

const WANTED = 24
if (Number(versions.node.split('.')[0]) < WANTED) {
  console.error(
    `Node ${versions.node} (${execPath}) runs this, but Token Pipeline needs ${WANTED} or newer. ` +
      'It comes with the project: run `npm install` without --omit=optional, and start things with `npm run`; ' +
      `or install Node ${WANTED}.`,
  )
  exit(1)
}
