/** Area names begin small: `xã Lâm Bình`. At the head of a line they don't. */
export function capitalise(name: string): string {
  return name.charAt(0).toLocaleUpperCase('vi') + name.slice(1)
}
