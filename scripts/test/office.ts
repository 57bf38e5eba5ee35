import { existsSync } from 'node:fs'
import { installDebianPackage } from './debian'

const installed = ['/usr/bin/soffice', '/usr/bin/libreoffice']

/** LibreOffice opens the workbooks that the tests make; where it can't be installed, that test names the package. */
export async function installOffice(): Promise<void> {
  const found = [process.env.SOFFICE ?? '', ...installed].some((path) => path !== '' && existsSync(path))
  if (!found) await installDebianPackage('libreoffice-calc')
}
