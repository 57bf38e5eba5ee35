import { expect, test } from 'vitest'
import { findPasswordProblem } from './password-policy'

const email = 'can.bo@songhanh.vn'

test.each([
  ['123456789', 'password-too-short'],
  ['1234567890', null],
  ['mật khẩu dài', null],
  // Nine letters; decomposed it is 18 code points and still nine.
  ['ếếếếếếếếế'.normalize('NFD'), 'password-too-short'],
  ['can.bo@songhanh.vn', 'password-is-email'],
  ['  Can.Bo@SongHanh.vn ', 'password-is-email'],
  ['x'.repeat(201), 'password-too-long'],
  ['', 'password-too-short'],
])('the password %j is answered with %j', (password, problem) => {
  expect(findPasswordProblem(password, email)).toBe(problem)
})

test('the part before @ is no password either, when it is long enough to be one', () => {
  expect(findPasswordProblem('nguyen.thi.lan', 'nguyen.thi.lan@songhanh.vn')).toBe('password-is-email')
})
