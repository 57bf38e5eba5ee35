import { existsSync } from 'node:fs'
import { installDebianPackage } from './debian'

/** What opens the files that the tests make, each with the package that brings it. */
const programs = [
  { paths: [process.env.SOFFICE, '/usr/bin/soffice', '/usr/bin/libreoffice'], name: 'libreoffice-calc' },
  { paths: [process.env.PDFTOTEXT, '/usr/bin/pdftotext'], name: 'poppler-utils' },
  { paths: [process.env.XMLLINT, '/usr/bin/xmllint'], name: 'libxml2-utils' },
]

/** LibreOffice, pdftotext and xmllint; where one can't be installed, the test that needs it names the package. */
export async function installOffice(): Promise<void> {
  for (const { paths, name } of programs) {
    if (!paths.some((path) => path && existsSync(path))) await installDebianPackage(name)
  }
}
