// Streams the answer into the page. Without this file the form posts and the page is complete.
// Whatever a model wrote is set as text, never as markup.
(() => {
  'use strict';

  const KEPT = 'llm-router-demo.ask';
  const form = document.getElementById('ask');
  const result = document.getElementById('result');
  const stop = document.getElementById('stop');
  const send = form.querySelector('button[type=submit]');
  let current = null;

  const element = (name, text, className) => {
    const made = document.createElement(name);
    made.textContent = text;
    if (className) {
      made.className = className;
    }
    return made;
  };

  /** The cards of one answer, which are drawn from events: those of now, or those kept. */
  class Answer {

    constructor(question) {
      result.replaceChildren(document.getElementById('blank').content.cloneNode(true));
      this.question = question;
      this.events = [];
      this.calls = new Map();
      this.ended = false;
      this.card = result.querySelector('.live');
      this.text = this.card.querySelector('.answer');
      this.reasoning = this.card.querySelector('.reasoning');
      this.thoughts = this.card.querySelector('.thoughts');
      this.state('waiting', 'Waiting for the answer to begin…');
    }

    state(name, words) {
      if (this.card.dataset.state !== name) {
        this.card.dataset.state = name;
        this.card.querySelector('.state').textContent = words;
      }
    }

    take(event, data) {
      const last = this.events[this.events.length - 1];
      if (last && last.event === event && (event === 'text' || event === 'reasoning')) {
        last.data.text += data.text;
      }
      else {
        this.events.push({ event, data: { ...data } });
      }
      const draw = { text: this.drawText, reasoning: this.drawReasoning, tool: this.drawTool,
        'tool-result': this.drawToolResult, end: this.drawEnd, failure: this.drawFailure }[event];
      if (draw) {
        draw.call(this, data);
      }
    }

    drawText(data) {
      this.state('streaming', 'Answering…');
      this.thought(false);
      this.text.append(data.text);
    }

    drawReasoning(data) {
      this.state('streaming', 'Answering…');
      this.reasoning.hidden = false;
      this.thoughts.append(data.text);
      this.thought(true);
    }

    thought(still) {
      const length = this.thoughts.textContent.length;
      this.reasoning.querySelector('summary').textContent =
        (still ? 'Thinking… ' : 'Reasoning, ') + length + ' characters';
    }

    call(data) {
      if (!this.calls.has(data.id)) {
        const item = document.createElement('li');
        item.append(element('strong', data.name), ' ', element('code', ''), ' ', element('output', ''));
        const list = this.card.querySelector('.tools');
        list.hidden = false;
        list.append(item);
        this.calls.set(data.id, item);
      }
      return this.calls.get(data.id);
    }

    drawTool(data) {
      this.state('streaming', 'Answering…');
      this.thought(false);
      this.call(data).querySelector('code').append(data.arguments);
    }

    drawToolResult(data) {
      const item = this.call(data);
      item.querySelector('code').textContent = data.arguments;
      item.querySelector('output').textContent = data.result;
      item.classList.toggle('bad', data.failed);
    }

    drawEnd(data) {
      if (data.outcome === 'SUCCESS') {
        this.finish('complete', 'Complete');
      }
      else {
        this.finish('incomplete', 'Incomplete: ' + (data.failureKind || data.outcome)
          + '. What had arrived is kept.');
      }
      const facts = [['Answered by', data.provider + ' · ' + data.model],
        ['Cost', data.costUsd === null ? 'unknown' : (data.costPartial ? 'at least $' : '$') + decimal(data.costUsd)]];
      if (data.tokens) {
        facts.push(['Tokens', data.tokens.prompt + ' in, ' + data.tokens.completion + ' out']);
      }
      facts.push(['Finish reason', data.finishReason]);
      data.joins.forEach((join) => facts.push(['Continued after ' + join.position + ' characters by',
        join.provider + ' · ' + join.model]));
      this.card.querySelector('.facts').replaceChildren(...facts.map(([name, value]) => {
        const pair = document.createElement('div');
        pair.append(element('dt', name), element('dd', value));
        return pair;
      }));
      this.card.querySelector('.facts').hidden = false;
      this.howItWent(data);
    }

    drawFailure(problem) {
      this.finish('failed', problem.title || 'Failed');
      const failure = this.card.querySelector('.failure');
      failure.textContent = problem.detail || '';
      failure.hidden = !problem.detail;
      this.howItWent(problem);
    }

    howItWent(data) {
      const how = result.querySelector('.how');
      const attempts = data.attempts || [];
      const skipped = data.skipped || [];
      how.querySelector('tbody').replaceChildren(...attempts.map(row));
      how.querySelector('.scroll').hidden = attempts.length === 0;
      how.querySelector('.note').hidden = attempts.length > 0;
      how.querySelector('.skips').replaceChildren(...skipped.map((skip) => element('li', 'Skipped ' + skip.provider
        + '/' + skip.model + ': ' + skip.reason + (skip.until ? ' until ' + utc(skip.until) : ''))));
      how.querySelector('.skips').hidden = skipped.length === 0;
      how.hidden = false;
    }

    finish(state, words) {
      this.ended = true;
      this.state(state, words);
      this.thought(false);
      this.text.setAttribute('aria-busy', 'false');
    }

  }

  // 1.2e-7 would be the browser's own way to write a small number.
  const decimal = (number) => Number(number).toFixed(12).replace(/\.?0+$/, '');

  const utc = (time) => time.substring(0, 19) + ' UTC';

  const row = (attempt) => {
    const made = document.createElement('tr');
    made.append(element('td', attempt.provider + '/' + attempt.model),
      element('td', attempt.outcome, attempt.outcome === 'SUCCESS' ? 'good' : 'bad'),
      element('td', attempt.failureKind || '–'), element('td', attempt.status === null ? '–' : attempt.status),
      element('td', attempt.latencyMs + ' ms', 'number'));
    return made;
  };

  /** Reads server-sent events; EventSource can only GET. */
  const read = async (body, take) => {
    const reader = body.pipeThrough(new TextDecoderStream()).getReader();
    let unread = '';
    for (;;) {
      const { done, value } = await reader.read();
      if (done) {
        return;
      }
      unread += value.replaceAll('\r', '');
      let end;
      while ((end = unread.indexOf('\n\n')) >= 0) {
        const field = (name) => unread.substring(0, end).split('\n').filter((line) => line.startsWith(name + ':'))
          .map((line) => line.substring(name.length + 1).replace(/^ /, '')).join('\n');
        const event = field('event');
        if (event) {
          take(event, JSON.parse(field('data')));
        }
        unread = unread.substring(end + 2);
      }
    }
  };

  const problemOf = async (response) => {
    const type = response.headers.get('content-type') || '';
    return type.includes('json') ? response.json() : { title: 'HTTP ' + response.status };
  };

  const stream = async (answer, abort) => {
    try {
      const response = await fetch(form.dataset.stream, { method: 'POST', signal: abort.signal,
        headers: { 'Content-Type': 'application/json', Accept: 'text/event-stream, application/problem+json' },
        body: JSON.stringify(answer.question) });
      if (!response.ok || !response.body) {
        answer.take('failure', await problemOf(response));
        return;
      }
      await read(response.body, (event, data) => answer.take(event, data));
      if (!answer.ended) {
        answer.finish('incomplete', 'Incomplete: the connection to this application ended.');
      }
    }
    catch (problem) {
      if (abort.signal.aborted) {
        answer.finish('stopped', 'Stopped. What had arrived is kept.');
      }
      else {
        answer.finish('incomplete', 'Incomplete: the connection to this application broke.');
      }
    }
  };

  const questionOf = () => {
    const fields = new FormData(form);
    return { chain: fields.get('chain'), prompt: fields.get('prompt'), reasoning: fields.get('reasoning') || null,
      tools: fields.has('tools'), continueOnBreak: fields.has('continueOnBreak') || null };
  };

  const running = (on) => {
    const focused = document.activeElement === stop;
    send.disabled = on;
    stop.hidden = !on;
    if (focused) {
      send.focus();
    }
  };

  form.addEventListener('submit', async (event) => {
    event.preventDefault();
    const abort = new AbortController();
    current = { answer: new Answer(questionOf()), abort };
    running(true);
    await stream(current.answer, abort);
    running(false);
  });

  stop.addEventListener('click', () => {
    current.abort.abort();
  });

  // A reload ends the stream, but takes nothing away that had arrived.
  window.addEventListener('pagehide', () => {
    if (current) {
      const { question, events } = current.answer;
      try {
        sessionStorage.setItem(KEPT, JSON.stringify({ question, events }));
      }
      catch (full) {
        sessionStorage.removeItem(KEPT);
      }
    }
  });

  const restore = ({ question, events }) => {
    form.elements.chain.value = question.chain;
    form.elements.prompt.value = question.prompt;
    form.elements.reasoning.value = question.reasoning || '';
    form.elements.tools.checked = question.tools;
    form.elements.continueOnBreak.checked = question.continueOnBreak === true;
    const answer = new Answer(question);
    events.forEach(({ event, data }) => answer.take(event, data));
    if (!answer.ended) {
      answer.finish('stopped', 'Stopped when the page was left. What had arrived is kept.');
    }
    current = { answer, abort: new AbortController() };
  };

  const kept = sessionStorage.getItem(KEPT);
  if (kept && !result.children.length) {
    restore(JSON.parse(kept));
  }
})();
