import { z } from 'zod';

// The limits are those of Microsoft's page on tags of resources and resource groups. The codes of Azure's errors are not on it.
const MAX_TAGS = 50;
const NAME = z
  .string()
  .min(1)
  .max(512)
  .regex(/^[^<>%&\\?/\p{Cc}]*$/u, 'The name of a tag has none of the characters <>%&\\?/');

export const TAGS = z
  .record(NAME, z.string().max(256))
  .refine((tags) => Object.keys(tags).length <= MAX_TAGS, `There are at most ${MAX_TAGS} tags.`)
  .refine((tags) => {
    const names = Object.keys(tags).map((name) => name.toLowerCase());
    return new Set(names).size === names.length;
  }, 'Names of tags that differ only in letter case are the same.')
  .nullable()
  .optional();
