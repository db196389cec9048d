/** What somebody is on one map, strongest first. */
export const roles = ["facilitator", "contributor", "observer", "reviewer"] as const;

/** What somebody is on one map. */
export type Role = (typeof roles)[number];
