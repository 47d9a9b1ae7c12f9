import { type ArgumentsHost, Catch, type ExceptionFilter, HttpException } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';

import type { Logger } from '#platform/telemetry';

import type { PageWriter } from '../scan/page-writer.js';
import { languageOf, prefersJson, sendPage, sendProblem } from './answer.js';
import { type Complaint, Refusal } from './refusal.js';

const TITLES: Readonly<Record<number, string>> = {
  404: 'There is nothing at this address.',
  413: 'This is too large.',
  421: 'This name is not ours.',
  503: 'This cannot be answered now.',
};
const TOO_LARGE: Complaint = { field: 'body', detail: 'Send at most 1 MB.' };
const UNREADABLE_TYPE: Complaint = { field: 'Content-Type', detail: 'This names no media type.' };
const RETRY_AFTER = '10';

/** Says no in one voice: a problem document for machines, a page for whoever opened a scan's address (T97). */
@Catch()
export class Complaints implements ExceptionFilter {
  constructor(
    private readonly pages: PageWriter,
    private readonly log: Logger,
  ) {}

  catch(error: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    this.answer(error, http.getRequest<FastifyRequest>(), http.getResponse<FastifyReply>());
  }

  answer(error: unknown, request: FastifyRequest, reply: FastifyReply): void {
    const status = statusOf(error);
    if (status === 500) this.log.error({ request: request.id, status }, 'a fault', error);
    if (status >= 500) void reply.header('retry-after', RETRY_AFTER);
    if (isForPeople(request)) this.show(status, request, reply);
    else sendProblem(reply, { status, title: titleOf(status), ...detailsOf(error, status, request) });
  }

  /** A person at a door gets a page: the address was mistyped, or it cannot be checked now. */
  private show(status: number, request: FastifyRequest, reply: FastifyReply): void {
    const locale = languageOf(request);
    if (status >= 500) return sendPage(reply, 503, locale, this.pages.cannotCheck(locale));
    const isPasted = request.method === 'POST';
    const page = isPasted ? this.pages.entry(locale) : this.pages.mistyped(locale);
    sendPage(reply, isPasted ? status : 404, locale, page);
  }
}

function isForPeople({ url, headers }: FastifyRequest): boolean {
  return /^\/(?:[vV](?:[/?]|$)|\?|$)/.test(url) && !prefersJson(headers.accept);
}

/** The contract knows 400 and 413 for malformed input; 415 is Fastify's word for a type that it cannot read. */
function statusOf(error: unknown): number {
  return isUnreadableType(error) ? 400 : ownStatusOf(error);
}

function isUnreadableType(error: unknown): boolean {
  return ownStatusOf(error) === 415;
}

/** Nest's and Fastify's refusals know their status; everything else is a fault of ours. */
function ownStatusOf(error: unknown): number {
  if (error instanceof HttpException) return error.getStatus();
  const { statusCode } = (error ?? {}) as { statusCode?: unknown };
  return typeof statusCode === 'number' && statusCode >= 400 && statusCode < 500 ? statusCode : 500;
}

function titleOf(status: number): string {
  return TITLES[status] ?? (status >= 500 ? 'Something failed on our side.' : 'This request is malformed.');
}

function detailsOf(error: unknown, status: number, request: FastifyRequest): Partial<Complaint> {
  if (error instanceof Refusal) return error.complaint;
  if (isUnreadableType(error)) return UNREADABLE_TYPE;
  if (status === 413) return TOO_LARGE;
  return status === 500 ? { detail: `Quote ${request.id}.` } : {};
}
