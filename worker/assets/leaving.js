// Goes back to the service, or looks again whether there is a way back, after the seconds the page names.

const link = document.querySelector('a[data-follow-after]');
if (link) setTimeout(() => location.replace(link.href), Number(link.dataset.followAfter) * 1000);
