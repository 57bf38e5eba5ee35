/** Shared by every demonstration account, shown on the sign-in page, worthless where DEMO is off. */
export const demoPassword = 'songhanh-2023'
