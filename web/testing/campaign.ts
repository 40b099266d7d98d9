/**
 * How many times longer than usual the property tests run: 1, or what the deep tier asks for in `CAMPAIGN_SCALE`.
 * By way of vite, because the web app's types know no `process`.
 */
export const SCALE = Number(import.meta.env['CAMPAIGN_SCALE'] ?? 1);
