const posts = await (await fetch("/api/posts")).json();
document.body.append(...posts.map((post) => document.createTextNode(post.text)));
