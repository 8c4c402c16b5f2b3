package org.athanor.samples.music.chinook;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OrderBy;
import jakarta.persistence.Table;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;

/** An employee; employees report to employees. */
@Entity
@Table(name = "Employee")
public class Employee {
    @Id
    @Column(name = "EmployeeId")
    private Integer id;

    @Column(name = "LastName")
    private String lastName;

    @Column(name = "FirstName")
    private String firstName;

    @Column(name = "Title")
    private String title;

    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "ReportsTo")
    private Employee manager;

    @OneToMany(mappedBy = "manager")
    @OrderBy("lastName")
    private List<Employee> reports = new ArrayList<>();

    @Column(name = "BirthDate")
    private LocalDateTime birthDate;

    @Column(name = "HireDate")
    private LocalDateTime hireDate;

    @Column(name = "City")
    private String city;

    @Column(name = "Email")
    private String email;

    public Integer getId() {
        return id;
    }

    public String getLastName() {
        return lastName;
    }

    public String getFirstName() {
        return firstName;
    }

    public String getTitle() {
        return title;
    }

    public Employee getManager() {
        return manager;
    }

    public List<Employee> getReports() {
        return reports;
    }

    public LocalDateTime getBirthDate() {
        return birthDate;
    }

    public LocalDateTime getHireDate() {
        return hireDate;
    }

    public String getCity() {
        return city;
    }

    public String getEmail() {
        return email;
    }
}
