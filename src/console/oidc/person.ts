import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { Role } from '../../model/staff.ts';
import type { Claims } from './provider.ts';

/** How claims are read: which hold groups, what the groups may do, and how somebody must have signed in. */
export interface ClaimRules {
  readonly groupsClaim: string;
  readonly roles: ReadonlyMap<string, readonly Role[]>;
  readonly acr: readonly string[];
  readonly amr: readonly string[];
}

const texts = z.union([z.string().transform((one) => [one]), z.array(z.string())]);

/**
 * What the groups in a token may do. Lead takes in reviewer; the others stand beside each other. Whoever is known by an
 * address is so only where the provider has checked that it is theirs.
 */
export function rolesOf(claims: Claims, { groupsClaim, roles }: ClaimRules): readonly Role[] {
  if (groupsClaim === 'email' && claims['email_verified'] !== true) return [];
  const groups = texts.safeParse(claims[groupsClaim]).data ?? [];
  const found = new Set(groups.flatMap((group) => roles.get(group) ?? []));
  if (found.has('lead')) found.delete('reviewer');
  return [...found].toSorted();
}

/** Whether somebody signed in there in a way that is good enough here. */
export function isStrong(claims: Claims, { acr, amr }: ClaimRules): boolean {
  const one = z.string().safeParse(claims['acr']).data;
  const ways = texts.safeParse(claims['amr']).data ?? [];
  return (
    (acr.length === 0 || (one !== undefined && acr.includes(one))) &&
    (amr.length === 0 || ways.some((way) => amr.includes(way)))
  );
}

const MOST_LETTERS = 50;

/**
 * What somebody is called in the console. It names nobody for certain: whoever has the name of another on the staff gets
 * a mark behind it that is always the same.
 */
export function nameOf(claims: Claims, isTaken: (name: string) => boolean): string {
  const given = [claims['name'], claims['preferred_username'], claims['email']].map(
    (claim) => z.string().transform(plain).safeParse(claim).data ?? '',
  );
  const mark = createHash('sha256').update(`${claims.iss} ${claims.sub}`).digest('hex').slice(0, 6);
  const name = given.find((one) => one !== '') ?? `Staff ${mark}`;
  return isTaken(name) ? `${name} ${mark}` : name;
}

/** Letters, digits and what stands in names; no character that does not show, or turns the line around. */
function plain(text: string): string {
  return text
    .slice(0, 1_000)
    .normalize('NFKC')
    .replaceAll(/[^\p{L}\p{M}\p{N} ._@'’-]+/gu, ' ')
    .replaceAll(/ {2,}/g, ' ')
    .replace(/^[^\p{L}\p{N}]+/u, '')
    .slice(0, MOST_LETTERS)
    .toWellFormed()
    .trim();
}
