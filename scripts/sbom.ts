/** What the lock says of the packages that run in production. */

interface Locked {
  readonly version?: string
  readonly license?: string
  readonly integrity?: string
  readonly deprecated?: string
  readonly dev?: boolean
  readonly devOptional?: boolean
  readonly optional?: boolean
  readonly dependencies?: Readonly<Record<string, string>>
}
export interface Lock {
  readonly name: string
  readonly version: string
  readonly packages: Readonly<Record<string, Locked>>
}

/** Each lets us run the package unchanged beside code of our own; the LGPL ones (libvips, in sharp) are loaded, not linked in. */
const allowed = new Set([
  'MIT',
  'ISC',
  'Apache-2.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'BlueOak-1.0.0',
  'Unlicense',
  '0BSD',
  'CC0-1.0',
  'LGPL-3.0-or-later',
])

interface Package extends Locked {
  readonly name: string
}

export function production({ packages }: Lock): Package[] {
  return Object.entries(packages).flatMap(([path, one]) => {
    const name = path.split('node_modules/').at(-1) ?? ''
    return name === '' || one.dev === true || one.devOptional === true ? [] : [{ name, ...one }]
  })
}

export const direct = ({ packages }: Lock): string[] => Object.keys(packages['']?.dependencies ?? {})

export const complaintsOf = (lock: Lock): string[] =>
  production(lock).flatMap(({ name, version = '?', license = 'none', deprecated }) => [
    ...(mayRun(license) ? [] : [`${name} ${version} has the licence ${license}`]),
    ...(deprecated === undefined ? [] : [`${name} ${version} was given up: ${deprecated}`]),
  ])

/** `A AND B` asks for both, `A OR B` for either. */
const mayRun = (license: string): boolean =>
  license
    .replaceAll(/[()]/g, '')
    .split(' AND ')
    .every((all) => all.split(' OR ').some((one) => allowed.has(one.trim())))

export const sbomOf = (lock: Lock, at: Date) => ({
  bomFormat: 'CycloneDX',
  specVersion: '1.6',
  version: 1,
  metadata: {
    timestamp: at.toISOString(),
    component: { type: 'application', name: lock.name, version: lock.version },
  },
  components: production(lock).map(({ name, version = '', license, integrity, optional }) => {
    const purl = `pkg:npm/${name.replace('@', '%40')}@${version}`
    const [algorithm, hash] = integrity?.split('-') ?? []
    return {
      type: 'library',
      'bom-ref': purl,
      name,
      version,
      purl,
      scope: optional === true ? 'optional' : 'required',
      ...(license !== undefined && { licenses: [{ expression: license }] }),
      ...(algorithm === 'sha512' &&
        hash !== undefined && {
          hashes: [{ alg: 'SHA-512', content: Buffer.from(hash, 'base64').toString('hex') }],
        }),
    }
  }),
})
