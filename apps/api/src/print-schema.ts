import 'reflect-metadata';

import { writeFile } from 'node:fs/promises';
import { pathToFileURL } from 'node:url';

import { NestFactory } from '@nestjs/core';
import { GraphQLSchemaBuilderModule, GraphQLSchemaFactory } from '@nestjs/graphql';
import { type GraphQLSchema, lexicographicSortSchema, printSchema } from 'graphql';

import { describeRoots } from './graphql/describe-roots.js';
import { RESOLVERS } from './resolvers.js';

const FILE = 'apps/api/schema.graphql';

/** The schema as it is committed: sorted, with every description. */
export function printed(schema: GraphQLSchema): string {
  return `${printSchema(lexicographicSortSchema(schema))}\n`;
}

/** Builds the schema from the resolvers' classes alone: no database, no settings. */
export async function buildSchema(): Promise<GraphQLSchema> {
  const app = await NestFactory.createApplicationContext(GraphQLSchemaBuilderModule, { logger: false });
  try {
    return describeRoots(await app.get(GraphQLSchemaFactory).create([...RESOLVERS]));
  } finally {
    await app.close();
  }
}

/** Writes the schema to its file, below the folder in which this runs. */
export async function writeSchema(): Promise<string> {
  await writeFile(FILE, printed(await buildSchema()));
  return FILE;
}

const isRun = process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href;
if (isRun) process.stdout.write(`${await writeSchema()}\n`);
