/** Finds the Chromium that the end-to-end tests drive; on Debian as root it installs one. */
import { execFileSync } from 'node:child_process'
import { accessSync, constants, existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome', 'msedge']
const PLACES = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
]

/** Path of a Chromium, or null. `CHROMIUM_PATH` wins. */
export function findBrowser(env: NodeJS.ProcessEnv = process.env): string | null {
  const stated = env['CHROMIUM_PATH']
  if (stated) return isExecutable(stated) ? stated : null
  const folders = (env['PATH'] ?? '').split(delimiter).filter(Boolean)
  const candidates = [...folders.flatMap((folder) => NAMES.map((name) => join(folder, name))), ...PLACES]
  return candidates.find(isExecutable) ?? null
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK)
    return true
  } catch {
    return false
  }
}

function install(): string | null {
  if (process.getuid?.() !== 0 || !existsSync('/etc/debian_version')) return null
  const apt = (...args: string[]) =>
    execFileSync('apt-get', ['-qq', ...args], {
      stdio: ['ignore', 'ignore', 'inherit'],
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    })
  try {
    console.log('No Chromium found: installing the one of this Debian …')
    apt('update')
    apt('install', '--yes', '--no-install-recommends', 'chromium', 'fonts-liberation')
  } catch {
    return null
  }
  return findBrowser()
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const path = findBrowser() ?? install()
  if (path === null) {
    console.error(
      'No Chromium found for the end-to-end tests: install Chromium or Chrome, or set CHROMIUM_PATH to its program.',
    )
    process.exit(1)
  }
  console.log(path)
}
