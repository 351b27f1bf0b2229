/* Refreshes the page. Without this script the page is complete and stands still. */
(function () {
  'use strict';

  var INTERVAL = 3000;
  var BACK_OFF = [3000, 6000, 12000, 30000];
  var IDLE_LIMIT = 15 * 60 * 1000;
  var STALE_AFTER = 30000;
  var PAUSED_KEY = 'llm-router.console.paused';
  var RELOADED_KEY = 'llm-router.console.reloaded';

  var body = document.body;
  var poll = document.getElementById('lr-poll');
  var button = document.getElementById('lr-pause');
  var word = document.getElementById('lr-word');
  var time = document.getElementById('lr-time');
  if (!poll || !window.htmx) {
    return;
  }

  var timer = 0;
  var misses = 0;
  var asking = false;
  var skew = Number(state().dataset.now) - Date.now();
  var dataAt = Date.now();
  var inputAt = Date.now();
  var paused = stored(localStorage, PAUSED_KEY) === 'true';
  var clock = new Intl.DateTimeFormat('en-GB', {
    timeZone: zone(), hour: '2-digit', minute: '2-digit', second: '2-digit', hourCycle: 'h23'
  });

  function state() {
    return document.getElementById('lr-state');
  }

  function zone() {
    try {
      new Intl.DateTimeFormat('en-GB', { timeZone: poll.dataset.zone });
      return poll.dataset.zone;
    }
    catch (unknownZone) {
      return undefined;
    }
  }

  /* A browser may refuse storage. */
  function stored(storage, key, value) {
    try {
      if (value !== undefined) {
        storage.setItem(key, value);
      }
      return storage.getItem(key);
    }
    catch (refused) {
      return null;
    }
  }

  function mode() {
    if (paused) {
      return 'paused';
    }
    if (Date.now() - inputAt > IDLE_LIMIT) {
      return 'idle';
    }
    return misses >= 2 ? 'lost' : 'on';
  }

  function show() {
    var now = mode();
    if (body.dataset.live !== now) {
      body.dataset.live = now;
      word.textContent = poll.dataset[now === 'on' ? 'live' : now];
      button.textContent = now === 'paused' || now === 'idle' ? poll.dataset.resume : poll.dataset.pause;
    }
    body.toggleAttribute('data-stale', now === 'lost' && Date.now() - dataAt > STALE_AFTER);
  }

  function schedule(delay) {
    clearTimeout(timer);
    timer = setTimeout(tick, delay * (0.9 + Math.random() * 0.2));
  }

  function running() {
    return !document.hidden && (mode() === 'on' || mode() === 'lost');
  }

  function tick() {
    clearTimeout(timer);
    show();
    if (running() && !asking) {
      asking = true;
      htmx.trigger(body, 'lr:tick');
    }
  }

  function wake() {
    if (mode() === 'idle') {
      inputAt = Date.now();
      tick();
    }
    inputAt = Date.now();
  }

  body.addEventListener('htmx:configRequest', function (event) {
    var keys = [];
    document.querySelectorAll('#calls > tbody').forEach(function (call) {
      keys.push(call.dataset.k);
    });
    event.detail.parameters.range = poll.dataset.range;
    event.detail.parameters.v = state().getAttribute('value');
    event.detail.parameters.have = keys.join('.');
  });

  /* A reply of somebody else, such as a login page: load the page again, but not for ever. */
  body.addEventListener('htmx:beforeSwap', function (event) {
    if (event.detail.xhr.status < 400 && event.detail.xhr.getResponseHeader('X-LLM-Router') !== 'fragment') {
      event.detail.shouldSwap = false;
      var last = Number(stored(sessionStorage, RELOADED_KEY) || 0);
      if (Date.now() - last > 60000) {
        stored(sessionStorage, RELOADED_KEY, String(Date.now()));
        location.reload();
      }
    }
  });

  body.addEventListener('htmx:afterRequest', function (event) {
    var xhr = event.detail.xhr;
    asking = false;
    if (event.detail.successful && xhr.getResponseHeader('X-LLM-Router') === 'fragment') {
      misses = 0;
      dataAt = Date.now();
      skew = Number(xhr.getResponseHeader('X-LLM-Router-Now')) - dataAt;
      time.textContent = clock.format(new Date(dataAt + skew));
      time.dateTime = new Date(dataAt + skew).toISOString();
      time.removeAttribute('title');
      schedule(INTERVAL);
    }
    else {
      misses++;
      schedule(BACK_OFF[Math.min(misses, BACK_OFF.length - 1)]);
    }
    document.title = state().dataset.title || document.title;
    show();
    renderTimes();
  });

  /* Text that runs by itself is no difference. */
  function essence(element) {
    var copy = element.cloneNode(true);
    copy.removeAttribute('class');
    copy.querySelectorAll('time[data-until], time[data-ago]').forEach(function (running) {
      running.textContent = '';
    });
    return copy.innerHTML;
  }

  function mergeCalls(table, incoming) {
    var previous = table.tHead;
    var kept = {};
    incoming.querySelectorAll('tbody[data-k]').forEach(function (call) {
      var present = document.getElementById(call.id);
      var row = present || call;
      kept[row.id] = true;
      if (previous.nextElementSibling !== row) {
        previous.after(row);
      }
      previous = row;
    });
    Array.prototype.slice.call(table.tBodies).forEach(function (call) {
      var inUse = call.querySelector('details[open]') || call.contains(document.activeElement);
      if (!kept[call.id] && !inUse) {
        call.remove();
      }
    });
  }

  body.addEventListener('htmx:oobBeforeSwap', function (event) {
    var target = event.detail.target;
    var incoming = event.detail.fragment.firstElementChild;
    if (!incoming || target.id === 'lr-state' || target.id === 'say') {
      return;
    }
    if (target.id === 'calls') {
      event.detail.shouldSwap = false;
      mergeCalls(target, incoming);
    }
    else if (essence(target) === essence(incoming)) {
      event.detail.shouldSwap = false;
    }
    else {
      incoming.classList.add('flash');
    }
  });

  function two(number) {
    return (number < 10 ? '0' : '') + number;
  }

  function countdown(millis) {
    var seconds = Math.max(0, Math.ceil(millis / 1000));
    if (seconds >= 86400) {
      return Math.floor(seconds / 86400) + ' d ' + Math.floor(seconds % 86400 / 3600) + ' h';
    }
    var minutes = Math.floor(seconds / 60);
    return seconds >= 3600
      ? Math.floor(minutes / 60) + ':' + two(minutes % 60) + ':' + two(seconds % 60)
      : minutes + ':' + two(seconds % 60);
  }

  function ago(millis) {
    var seconds = Math.max(0, Math.floor(millis / 1000));
    if (seconds < 60) {
      return seconds + ' s ago';
    }
    return seconds < 3600 ? Math.floor(seconds / 60) + ' min ago' : Math.floor(seconds / 3600) + ' h ago';
  }

  function write(element, text) {
    if (element.textContent !== text) {
      element.textContent = text;
    }
  }

  function renderTimes() {
    var now = Date.now() + skew;
    var due = false;
    document.querySelectorAll('time[data-until]').forEach(function (element) {
      var left = Number(element.dataset.until) - now;
      write(element, countdown(left));
      if (left <= 0 && !element.lrDue) {
        element.lrDue = true;
        due = true;
      }
    });
    document.querySelectorAll('time[data-ago]').forEach(function (element) {
      var age = now - Number(element.dataset.ago);
      if (age < 86400000) {
        write(element, ago(age));
      }
    });
    return due;
  }

  function second() {
    show();
    if (running() && renderTimes()) {
      clearTimeout(timer);
      timer = setTimeout(tick, 200);
    }
  }

  button.addEventListener('click', function () {
    paused = mode() === 'on' || mode() === 'lost';
    stored(localStorage, PAUSED_KEY, String(paused));
    inputAt = Date.now();
    tick();
  });
  ['pointerdown', 'pointermove', 'keydown', 'wheel', 'touchstart'].forEach(function (kind) {
    document.addEventListener(kind, wake, { passive: true });
  });
  document.addEventListener('visibilitychange', tick);
  window.addEventListener('pageshow', function (event) {
    if (event.persisted) {
      asking = false;
      tick();
    }
  });

  button.hidden = false;
  show();
  renderTimes();
  setInterval(second, 1000);
  schedule(INTERVAL);
}());
