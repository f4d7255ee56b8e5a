/** GlobalPortal and PatientComms, whose APIs both run on ASP.NET and so share how it binds, negotiates and refuses. */
@NullMarked
package io.nightrounds.sandbox.desk.aspnet;

import org.jspecify.annotations.NullMarked;
